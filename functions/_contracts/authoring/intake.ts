import { z } from 'zod'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { DRAFT_LIMITS } from '../../_domain/authoring/draft-limits.ts'
import { bankFormat, flag, reportedQuestion } from '../tests/banks.ts'
import { shownMedia } from '../media/media.ts'
import { storable, trimmed } from '../storable.ts'
import { behind, draftState } from './drafts.ts'

const defaults = {
  topic: trimmed(BANK_LIMITS.topic).min(1).optional().describe('for questions that come without one'),
  explanation: trimmed(BANK_LIMITS.explanation).min(1).optional().describe('for questions that come without one'),
}

export const pasteBody = z
  .strictObject({
    text: storable(DRAFT_LIMITS.pasted).min(1),
    format: bankFormat.optional().describe('without it, what the text looks like'),
    ...defaults,
    after: behind,
    dry_run: z.boolean().default(false).describe('true: reports, and changes nothing'),
  })
  .meta({ example: { text: 'What is a bridge?\nA. A switch\nB. A router\nANSWER: A', topic: 'Switching' } })
export type PasteBody = z.infer<typeof pasteBody>

export const draftImportQuery = z.object({
  test_id: z.uuid().toLowerCase(),
  format: bankFormat.optional().describe('without it, what the file looks like'),
  ...defaults,
  accept: z
    .enum(['all', 'good'])
    .default('good')
    .describe('all: the file is taken whole or not at all; good: the questions that are right are taken'),
  dry_run: flag.describe('true: reports, and changes nothing'),
})
export type DraftImportQuery = z.infer<typeof draftImportQuery>

/** What became of a pasted text or of a file. */
export const draftIntake = z
  .object({
    dry_run: z.boolean(),
    import_id: z.uuid().nullable().describe('takes all of it back; null where nothing was taken'),
    format: bankFormat,
    accepted: z.int().describe('questions that are right'),
    refused: z.int(),
    skipped: z.int().describe('descriptions between the questions, which ask nothing'),
    questions: z.array(
      reportedQuestion
        .extend({
          id: z.uuid().nullable().describe('in the working copy, once it was taken'),
          content: z.record(z.string(), z.unknown()).nullable().describe('as it was read; null where it could not be'),
          is_known: z.boolean().describe('the test has a question with this prompt already'),
        })
        .meta({ id: 'TakenQuestion' }),
    ),
    media: z
      .array(
        shownMedia
          .extend({ is_kept: z.boolean().describe('false: nothing of it is kept yet, and the id stands in for it') })
          .meta({ id: 'TakenMedia' }),
      )
      .describe('the pictures and sounds that the questions show'),
    state: draftState,
  })
  .meta({ id: 'DraftIntake' })
export type DraftIntake = z.infer<typeof draftIntake>

export const draftImportPath = z.object({ id: z.uuid().toLowerCase(), import: z.uuid().toLowerCase() })
