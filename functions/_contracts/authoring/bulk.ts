import { z } from 'zod'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { DRAFT_LIMITS } from '../../_domain/authoring/draft-limits.ts'
import { difficulty } from '../tests/tests.ts'
import { trimmed } from '../storable.ts'
import { draftRevision } from './drafts.ts'

const tags = z.array(trimmed(40).min(1)).max(10)

const bulkAction = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('set'),
    topic: trimmed(BANK_LIMITS.topic).min(1).optional(),
    difficulty: difficulty.nullable().optional(),
    pool: z.enum(['all', 'exam']).optional(),
    add_tags: tags.optional(),
    remove_tags: tags.optional(),
  }),
  z.strictObject({
    action: z.literal('explain'),
    explanation: trimmed(BANK_LIMITS.explanation).min(1).describe('for those that have none'),
  }),
  z.strictObject({ action: z.literal('duplicate') }),
  z.strictObject({ action: z.literal('delete') }),
  z.strictObject({
    action: z.literal('move'),
    test_id: z.uuid().toLowerCase().describe('to the end of the working copy of this test of the same community'),
  }),
])

/** One change of several questions, which one undo takes back. */
export const bulkBody = z
  .strictObject({
    questions: z
      .array(z.strictObject({ id: z.uuid().toLowerCase(), revision: draftRevision }))
      .min(1)
      .max(DRAFT_LIMITS.questions)
      .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'names a question twice'),
    change: bulkAction,
  })
  .meta({
    example: {
      questions: [{ id: '018f3a5e-0000-7000-8000-000000000001', revision: 1 }],
      change: { action: 'set', topic: 'Ports' },
    },
  })
export type BulkBody = z.infer<typeof bulkBody>

/** A new order, and the order it was made from: if that is not the current one, nothing is changed. */
export const orderQuestionsBody = z
  .strictObject({
    was: z.array(z.uuid().toLowerCase()).max(DRAFT_LIMITS.questions).describe('in the order that you read'),
    ids: z.array(z.uuid().toLowerCase()).max(DRAFT_LIMITS.questions),
  })
  .meta({ example: { was: [], ids: [] } })
export type OrderQuestionsBody = z.infer<typeof orderQuestionsBody>
