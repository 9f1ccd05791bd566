import { z } from 'zod'

/** What can be downloaded as a table. */
export const INSIGHT_PARTS = ['days', 'weeks', 'cohorts', 'funnel', 'achievements', 'topics'] as const
export type InsightPart = (typeof INSIGHT_PARTS)[number]

export const insightsQuery = z.object({ part: z.enum(INSIGHT_PARTS).describe('which table') })

const learners = z.int().nullable().describe('null: fewer than five, or another number would give those away')

export const funnelStep = z.enum(['joined', 'tested', 'settled', 'gated', 'certified'])
export type FunnelStep = z.infer<typeof funnelStep>

const cohort = z
  .object({
    week: z.iso.date().describe('the Monday of the week in which they joined or were first active'),
    members: learners,
    active: z.array(learners).describe('how many of them were active in that week and in each one since'),
  })
  .meta({ id: 'InsightCohort' })

export const achievementInsight = z
  .object({
    id: z.uuid(),
    name: z.string(),
    rarity: z.string().describe('as it was written'),
    measured: z.string().nullable().describe('the rarity by the share of learners who have it'),
    holders: learners,
    share: z.number().nullable().describe('which part of all learners has it, from 0 to 1'),
    median_days: z.number().nullable().describe('from joining to earning it'),
  })
  .meta({ id: 'AchievementInsight' })
export type AchievementInsight = z.infer<typeof achievementInsight>

const topicInsight = z
  .object({
    topic: z.string(),
    learners,
    share: z.number().nullable().describe('which part of the topic they should get right today, on average'),
  })
  .meta({ id: 'TopicInsight' })

const learnerAtRisk = z
  .object({
    user_id: z.uuid(),
    display_name: z.string(),
    rule: z.enum(['gone_quiet', 'not_started']),
    since: z.iso.date().describe('the last active day, or the day on which they joined'),
  })
  .meta({ id: 'AtRiskLearner' })
export type AtRiskLearner = z.infer<typeof learnerAtRisk>

export const insights = z
  .object({
    version: z.int().describe('of the definitions'),
    counted_at: z.iso.datetime().nullable().describe('null: not yet; then everything is empty'),
    learners,
    days: z.array(z.object({ day: z.iso.date(), learners })).describe('the earliest first, in UTC'),
    weeks: z.array(z.object({ week: z.iso.date(), learners })).describe('by their Mondays, the earliest first'),
    cohorts: z.array(cohort).describe('the earliest first; weeks in which nobody joined are left out'),
    funnel: z.array(z.object({ step: funnelStep, learners })),
    achievements: z.array(achievementInsight).describe('what most have comes first'),
    topics: z.array(topicInsight).describe('the hardest first'),
    at_risk: z.array(learnerAtRisk).describe('who was seen last comes first, 50 at most'),
  })
  .meta({ id: 'Insights' })
export type Insights = z.infer<typeof insights>
