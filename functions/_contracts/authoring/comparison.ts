import { z } from 'zod'
import { MAX_INTEGER } from '../storable.ts'
import { draftContent } from './content.ts'
import { testSettings } from './settings.ts'

export const comparisonQuery = z.object({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_INTEGER)
    .optional()
    .describe('to compare with; without it, the version that the working copy was made from'),
  with: z.coerce.number().int().min(1).max(MAX_INTEGER).optional().describe('a version in place of the working copy'),
})
export type ComparisonQuery = z.infer<typeof comparisonQuery>

const side = z.object({ number: z.int(), content: draftContent }).nullable()

/** What changed between two versions of a test, or from one to its working copy. */
export const draftComparison = z
  .object({
    before: z.int().nullable().describe('which version; null where there was none'),
    after: z.int().nullable().describe('null: the working copy'),
    settings: z
      .object({ before: testSettings, after: testSettings, changed: z.array(z.string()) })
      .nullable()
      .describe('of the working copy against what learners read now; null between two versions'),
    questions: z
      .array(
        z.object({
          lineage_id: z.uuid(),
          change: z.enum(['added', 'removed', 'changed', 'moved']),
          fields: z.array(z.string()).describe('which fields changed'),
          before: side,
          after: side,
        }),
      )
      .describe('those that changed, in the new order; removed ones where they were'),
    unchanged: z.int(),
  })
  .meta({ id: 'DraftComparison' })
export type DraftComparison = z.infer<typeof draftComparison>
