import { z } from 'zod'
import { DECISIONS } from '../../_domain/attempts/amendments.ts'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { draftContent } from '../authoring/content.ts'
import { questionKind } from '../tests/question-kind.ts'
import { key, MAX_INTEGER, trimmed } from '../storable.ts'
import { instant, slug } from '../wire.ts'

export const correctionPath = z.object({ id: z.uuid().toLowerCase() })

export const correctionHeader = z.object({
  'idempotency-key': key.optional().describe('the same key is the same correction'),
})

export const correctionBody = z
  .strictObject({
    version: z.int().min(1).max(MAX_INTEGER).describe('a published one'),
    position: z.int().min(1).max(BANK_LIMITS.questions).describe('of the question in the bank, from 1'),
    decision: z
      .enum(DECISIONS)
      .describe('new_key: another answer is right; also: another one is right, too; void: everybody has it right'),
    answer: draftContent
      .nullable()
      .default(null)
      .describe('what is right, or right, too, as a bank says it for this kind; null where nothing is'),
    keeps: z
      .boolean()
      .default(true)
      .describe('true: attempts begun before it keep what the key before gave them, so that nobody loses'),
    reason: trimmed(1000).min(1).describe('learners whose score changes read it'),
  })
  .meta({
    example: { version: 1, position: 12, decision: 'also', answer: { choice: 2 }, reason: 'Port 853 is right, too.' },
  })
export type CorrectionBody = z.infer<typeof correctionBody>

const change = z.object({ before: z.int(), after: z.int() })

/** A learner whom a correction changes. */
export const regradedLearner = z
  .object({
    user_id: z.uuid(),
    name: z.string(),
    attempts: z.array(z.object({ id: z.uuid(), before: z.number(), after: z.number() })).describe('in percent'),
    xp: change,
    level: change,
  })
  .meta({ id: 'RegradedLearner' })
export type RegradedLearner = z.infer<typeof regradedLearner>

export const correction = z
  .object({
    id: z.uuid(),
    community: slug,
    test: z.object({ id: z.uuid(), title: z.string() }),
    lineage_id: z.uuid(),
    kind: questionKind,
    excerpt: z.string().describe('how the question begins'),
    decision: z.enum(DECISIONS),
    answer: z.record(z.string(), z.unknown()).nullable(),
    keeps: z.boolean(),
    reason: z.string(),
    status: z
      .enum(['previewing', 'previewed', 'regrading', 'done', 'withdrawn'])
      .describe('previewing: it is still counted whom it changes; regrading: attempts are being graded anew'),
    made_by: z.string().nullable().describe('display name'),
    created_at: instant,
    applied_at: instant.nullable(),
    done_at: instant.nullable(),
    progress: z.object({
      learners: z.int().describe('looked at so far'),
      of: z.int().describe('who finished a version with the question'),
    }),
    changes: z
      .object({
        learners: z.int(),
        attempts: z.int(),
        bands: z.int().describe('attempts whose score comes into another band'),
        passes: z.int().describe('attempts that pass then, less those that do not any more'),
        xp: z.int().describe('the sum, over all learners'),
        levels: z.int().describe('learners whose level changes'),
        places: z.int().describe('learners whose place by XP changes, also because others pass them'),
        achievements: z.array(z.object({ id: z.uuid(), name: z.string(), learners: z.int() })),
        gates: z
          .array(z.object({ id: z.uuid(), name: z.string(), certifies: z.boolean(), learners: z.int() }))
          .describe('milestones of courses and programs that are passed then'),
      })
      .describe('what it changes, as far as learners were looked at'),
    learners: z.array(regradedLearner).describe('the first fifty, by how much changes'),
  })
  .meta({ id: 'Correction' })
export type Correction = z.infer<typeof correction>

/** A correction, as a list shows it. */
export const correctionSummary = correction
  .omit({ progress: true, changes: true, learners: true })
  .extend({ learners: z.int().describe('whom it changes, as far as learners were looked at') })
  .meta({ id: 'CorrectionSummary' })
export type CorrectionSummary = z.infer<typeof correctionSummary>
