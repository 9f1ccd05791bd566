import { z } from 'zod'

/** What can be downloaded as a table. */
export const INSIGHT_PARTS = [
  'days',
  'weeks',
  'cohorts',
  'funnel',
  'earning',
  'achievements',
  'unlocks',
  'topics',
  'changes',
] as const
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
    lately: learners.describe('how many earned it for the first time in the last four weeks; null as elsewhere'),
    weeks: z.array(learners).describe('how many earned it for the first time in each week, the earliest first'),
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

const changeSide = z.object({
  learners: learners.describe('who earned it, or took the test as an exam'),
  percent: z.number().nullable().describe('of a test the mean of their exams; null where there are too few'),
})

const insightChange = z
  .object({
    kind: z.enum(['rule', 'test']),
    id: z.uuid().describe('the achievement or the test'),
    name: z.string(),
    version: z.int(),
    on: z.iso.date(),
    over: z.boolean().describe('whether the days after it are over'),
    before: changeSide,
    after: changeSide,
  })
  .meta({ id: 'InsightChange' })
export type InsightChange = z.infer<typeof insightChange>

const learnerAtRisk = z
  .object({
    user_id: z.uuid(),
    display_name: z.string(),
    rule: z.enum(['gone_quiet', 'not_started', 'missed_due']),
    since: z.iso.date().describe('the last active day, the day on which they joined, or the last due date they missed'),
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
    earning: z
      .array(z.object({ week: z.iso.date(), learners, unlocks: z.int().nullable() }))
      .describe('learners who earned an achievement, and how many; by week, the earliest first'),
    achievements: z.array(achievementInsight).describe('what most have comes first'),
    topics: z.array(topicInsight).describe('the hardest first'),
    changes: z
      .array(insightChange)
      .describe('rules and tests that changed within the weeks shown, with 14 days before and after; the latest first'),
    at_risk: z.array(learnerAtRisk).describe('who was seen last comes first, 50 at most'),
  })
  .meta({ id: 'Insights' })
export type Insights = z.infer<typeof insights>
