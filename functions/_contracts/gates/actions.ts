import { z } from 'zod'
import { givenFields } from '../rewards/rewards.ts'
import { streakStep } from '../streaks/streaks.ts'
import { problem, slug } from '../wire.ts'
import { levelFields } from '../xp/xp.ts'

const name = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'snake_case, up to 64 characters')

export const action = z.strictObject({
  user_id: z.uuid(),
  action_type: name,
  content_id: z.uuid().optional().describe('what it is about; needed for lessons, WODs and scenarios'),
  community: slug.optional().describe('needed where there is no content, by whoever belongs to several'),
  metrics: z
    .record(name, z.number().max(1e12))
    .refine((metrics) => Object.keys(metrics).length <= 16, 'at most 16')
    .default({}),
  dims: z
    .record(name, z.union([z.string().min(1).max(64), z.boolean()]))
    .refine((dims) => Object.keys(dims).length <= 8, 'at most 8')
    .default({})
    .describe('for instructors; what learners report is about their content'),
  key: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('the same key on the same day is the same action; else the Idempotency-Key of the request'),
})
export type Action = z.infer<typeof action>

export const actionHeader = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('the same key is the same action; needed for what is about no content'),
})

export const recorded = z
  .object({
    recorded: z.boolean().describe('false where it was known already: this is what came of it then'),
    counts: z.enum(['yes', 'soon']).describe('soon: it is sure to be counted, but what comes of it is not known yet'),
    ...givenFields,
    streak: streakStep.nullable(),
    xp: z.int().describe('what all of it paid'),
    level: z.object({ ...levelFields, before: z.int(), after: z.int() }).nullable(),
  })
  .meta({ id: 'Recorded' })
export type RecordedAction = z.infer<typeof recorded>

/** How many actions one request takes. */
export const MAX_ACTIONS = 100

export const batchBody = z.strictObject({ actions: z.array(action).min(1).max(MAX_ACTIONS) })

export const batchItem = z
  .discriminatedUnion('status', [
    z.object({ status: z.literal('recorded'), result: recorded }),
    z.object({ status: z.literal('refused'), problem: problem.omit({ request_id: true }) }),
  ])
  .meta({ id: 'ActionAnswer' })
export type BatchItem = z.infer<typeof batchItem>
