import { z } from 'zod'
import { UNCOUNTED_REASONS } from '../../_domain/attempts/counting.ts'
import { rewardFields } from '../rewards/rewards.ts'
import { streakStep } from '../streaks/streaks.ts'
import { band, length, mode } from '../tests/tests.ts'
import { instant } from '../wire.ts'
import { levelFields } from '../xp/xp.ts'
import { calibration } from './confidence.ts'

const percent = z.number().min(0).max(100)

/** The progress that a finished attempt made. */
export const progressMade = z
  .object({
    xp: z.object({
      base: z.int().describe('by difficulty and length, for the share that was right'),
      perfect_bonus: z.int(),
      practice_cut: z.int().describe('taken off, since practice pays half'),
      repeat_cut: z.int().describe('taken off, since this test had paid that much before'),
      streak: z.int(),
      achievements: z.int(),
      milestones: z.int(),
      completed: z.int().describe('courses and programs that are complete with it'),
      correction: z.int().describe('booked since, because the attempt was graded anew'),
      total: z
        .int()
        .describe(
          'base + perfect_bonus − practice_cut − repeat_cut + streak + achievements + milestones + completed + correction',
        ),
    }),
    level: z.object({ ...levelFields, before: z.int(), after: z.int() }),
    streak: streakStep.nullable(),
    ...rewardFields,
  })
  .meta({ id: 'ProgressMade' })
export type ProgressMade = z.infer<typeof progressMade>

export const result = z
  .object({
    attempt_id: z.uuid(),
    mode,
    length,
    correct: z.int().describe('answers with full credit'),
    points: z.number().describe('the sum of what every answer is worth'),
    unread: z.int().describe('essays that nobody has read: no part of the score until then'),
    answered: z.int(),
    percent,
    band,
    override: z
      .object({ reason: z.string() })
      .nullable()
      .describe('why an instructor set `percent` by hand; null where it is what grading says'),
    perfect: z.boolean(),
    previous_percent: percent.nullable().describe('of the attempt before on this test'),
    seconds: z.int().describe('spent on it; long pauses count in part'),
    started_at: instant,
    finished_at: instant,
    timed_out: z.boolean().describe('the deadline passed before the learner finished it'),
    topics: z.array(z.object({ topic: z.string(), correct: z.int(), asked: z.int() })),
    confidence: calibration
      .nullable()
      .describe('null where the learner never said how sure they were, and before the review can be read'),
    counts: z.boolean().describe('whether it is counted: XP, counters, streak, achievements and leaderboards'),
    counts_reason: z
      .enum(['queued', ...UNCOUNTED_REASONS])
      .nullable()
      .describe(
        'why it does not count. queued: the background counts it in a moment. too_few_answered: less than 80% of the questions have an answer. too_fast: faster than anyone reads. Null if it counts.',
      ),
    progress: progressMade.nullable().describe('null unless it counts'),
    regrades: z
      .array(z.object({ at: instant, before: percent, after: percent, reason: z.string() }))
      .describe('how corrections of questions changed its score, the earliest first'),
    replayed: z.boolean().describe('true where it had been finished before'),
  })
  .meta({ id: 'Result' })
export type AttemptResult = z.infer<typeof result>
