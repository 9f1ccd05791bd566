import { z } from 'zod'
import { eventName as name } from '../communities/event-types.ts'
import { rewardFields } from '../rewards/rewards.ts'
import { streakStep } from '../streaks/streaks.ts'
import { communityChoice, problem, slug } from '../wire.ts'
import { levelFields } from '../xp/xp.ts'
import { key, storable } from '../storable.ts'

export const action = z.strictObject({
  user_id: z.uuid(),
  action_type: name.describe('a type that every community has, or one that this community declared'),
  content_id: z.uuid().optional().describe('what it is about; needed for lessons, WODs and scenarios'),
  community: communityChoice.describe(
    'without it, the community of the content; without content, the only one you belong to, or the one you used last',
  ),
  metrics: z
    .record(name, z.number().min(-1e12).max(1e12))
    .refine((metrics) => Object.keys(metrics).length <= 16, 'at most 16')
    .default({}),
  dims: z
    .record(name, z.union([storable(64).min(1), z.boolean()]))
    .refine((dims) => Object.keys(dims).length <= 8, 'at most 8')
    .default({})
    .describe('for instructors only; a learner’s event takes them from its content'),
  key: key
    .optional()
    .describe('the same key on the same day is the same action; without it, the Idempotency-Key header'),
})
export type Action = z.infer<typeof action>

export const actionHeader = z.object({
  'idempotency-key': key.optional().describe('the same key is the same action; needed for actions without content'),
})

export const recorded = z
  .object({
    recorded: z.boolean().describe('false if it was recorded before: the answer is what it earned then'),
    counts: z.boolean().describe('whether it is counted, and what it earned is in this answer'),
    reason: z
      .enum(['queued'])
      .nullable()
      .describe('why it does not count yet; queued: the background counts it in a moment. Null if it counts.'),
    ...rewardFields,
    streak: streakStep.nullable(),
    xp: z.int().describe('all XP that it earned'),
    level: z.object({ ...levelFields, before: z.int(), after: z.int() }).nullable(),
  })
  .meta({ id: 'Recorded' })
export type RecordedAction = z.infer<typeof recorded>

/** The most actions in one request. */
export const MAX_ACTIONS = 100

export const batchBody = z.strictObject({ actions: z.array(action).min(1).max(MAX_ACTIONS) })

export const batchItem = z
  .discriminatedUnion('status', [
    z.object({ status: z.literal('recorded'), community: slug, result: recorded }),
    z.object({ status: z.literal('refused'), problem: problem.omit({ request_id: true }) }),
  ])
  .meta({ id: 'ActionAnswer' })
export type BatchItem = z.infer<typeof batchItem>
