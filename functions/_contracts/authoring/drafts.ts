import { z } from 'zod'
import { difficulty, length, testStatus } from '../tests/tests.ts'
import { questionKind } from '../tests/question-kind.ts'
import { instant, slug } from '../wire.ts'
import { MAX_INTEGER } from '../storable.ts'
import { draftContent } from './content.ts'
import { someTestSettings, testSettings } from './settings.ts'

/** The revision that the author read: a change that was saved since then is not overwritten. */
export const draftRevision = z.int().min(1).max(MAX_INTEGER)

export const draftPath = z.object({ id: z.uuid().toLowerCase().describe('of the test') })
export const draftQuestionPath = draftPath.extend({ question: z.uuid().toLowerCase() })

/** Why a question, or the whole, cannot go live yet. */
export const draftProblem = z
  .object({
    path: z.string().describe('such as answer.choice; empty where it is about the whole'),
    message: z.string(),
  })
  .meta({ id: 'DraftProblem' })
export type DraftProblem = z.infer<typeof draftProblem>

const origin = z.enum(['version', 'new', 'import', 'paste', 'copy']).describe('where it came from')
export type DraftOrigin = z.infer<typeof origin>

const questionFields = {
  id: z.uuid().describe('what the question is across versions: its lineage'),
  number: z.int().describe('its place in the bank, from 1'),
  revision: draftRevision,
  origin,
  import_id: z.uuid().nullable(),
  problems: z.array(draftProblem).describe('all that keeps it from going live'),
  updated_by: z.string().nullable().describe('display name'),
  updated_at: instant,
}

/** A question of the working copy, as a list shows it. */
export const draftEntry = z
  .object({
    ...questionFields,
    change: z
      .enum(['added', 'changed', 'moved', 'none'])
      .describe('against the version that the working copy was made from'),
    kind: questionKind.nullable(),
    excerpt: z.string().describe('how it begins, on one line; empty where it has no prompt'),
    topic: z.string(),
    tags: z.array(z.string()),
    difficulty: difficulty.nullable(),
    pool: z.enum(['all', 'exam']),
  })
  .meta({ id: 'DraftEntry' })
export type DraftEntry = z.infer<typeof draftEntry>

/** With all that is written of it. */
export const draftQuestion = z.object({ ...questionFields, content: draftContent }).meta({ id: 'DraftQuestion' })
export type DraftQuestion = z.infer<typeof draftQuestion>

export const changeKind = z.enum([
  'add',
  'edit',
  'remove',
  'order',
  'settings',
  'bulk',
  'move',
  'duplicate',
  'paste',
  'import',
  'publish',
  'discard',
])
export type DraftChangeKind = z.infer<typeof changeKind>

const step = z
  .object({
    seq: z.int().describe('which change'),
    what: changeKind,
    questions: z.int().describe('how many questions it changed'),
    made_by: z.string().nullable().describe('display name'),
    made_at: instant,
  })
  .meta({ id: 'DraftStep' })
export type DraftStep = z.infer<typeof step>

/** How a working copy is after a change. */
const stateFields = {
  revision: z.int().min(0).describe('of the working copy: counts every change; 0 where nothing was changed yet'),
  undo: step.nullable().describe('what an undo would take back'),
  redo: step.nullable(),
}
export const draftState = z.object(stateFields).meta({ id: 'DraftState' })
export type DraftState = z.infer<typeof draftState>

export const draftWarning = z
  .object({
    code: z.enum(['gives_keys_away', 'quota_unmet', 'never_asked']),
    message: z.string(),
  })
  .meta({ id: 'DraftWarning' })
export type DraftWarning = z.infer<typeof draftWarning>

/** The working copy of the next version of a test; without changes, what the latest version has. */
export const testDraft = z
  .object({
    ...stateFields,
    test: z.object({
      id: z.uuid(),
      slug,
      title: z.string().describe('as learners read it now'),
      status: testStatus,
      version: z.int().nullable().describe('that learners take, or took before the test was retired; null: none yet'),
      attempts: z.int(),
    }),
    community: z.object({ slug, name: z.string() }),
    begun: z.boolean().describe('false: nobody changed anything since the latest version'),
    base_version: z.int().nullable().describe('the version that it was made from'),
    settings: testSettings,
    settings_revision: draftRevision,
    questions: z.array(draftEntry),
    changes: z
      .object({ added: z.int(), changed: z.int(), moved: z.int(), removed: z.int(), settings: z.boolean() })
      .describe('against that version'),
    publishing: z
      .object({
        problems: z
          .array(draftProblem.extend({ question: z.uuid().nullable(), number: z.int().nullable() }))
          .describe('all that keeps it from being published, those of its questions included'),
        warnings: z.array(draftWarning).describe('what to think about first'),
        is_short: z.boolean().describe('true: publishing it takes `short`, since it has fewer than 25 questions'),
        lengths: z.object({ exam: z.array(length), practice: z.array(length) }).describe('what it would offer'),
      })
      .describe('what publishing it now would meet'),
  })
  .meta({ id: 'TestDraft' })
export type TestDraft = z.infer<typeof testDraft>

export const beginDraftBody = z
  .strictObject({
    from_version: z
      .int()
      .min(1)
      .max(MAX_INTEGER)
      .optional()
      .describe('makes the working copy from this version, where there is none yet; without it, from the latest'),
  })
  .meta({ example: {} })

export const draftSettingsBody = z
  .strictObject({ revision: draftRevision.describe('settings_revision as you read it'), settings: someTestSettings })
  .meta({ example: { revision: 1, settings: { title: 'Routing basics' } } })
export type DraftSettingsBody = z.infer<typeof draftSettingsBody>

/** Where a question goes: behind this one; at the front with null, at the end without it. */
export const behind = z.uuid().toLowerCase().nullable().optional().describe('behind which question; null: at the front')

export const addQuestionBody = z
  .strictObject({
    id: z.uuid().toLowerCase().optional().describe('of the new question, so that a repeat adds nothing'),
    content: draftContent,
    after: behind,
  })
  .meta({ example: { content: { prompt: 'SSH listens on port 22.' } } })
export type AddQuestionBody = z.infer<typeof addQuestionBody>

export const editQuestionBody = z.strictObject({ revision: draftRevision, content: draftContent })
export type EditQuestionBody = z.infer<typeof editQuestionBody>

export const revisionQuery = z.object({ revision: z.coerce.number().int().min(1).max(MAX_INTEGER) })

/** A question after a change of it, and how the working copy is then. */
export const changedQuestion = z
  .object({
    question: draftQuestion,
    state: draftState,
    corrections: z
      .array(z.object({ id: z.uuid(), message: z.string() }))
      .describe('what was corrected since, and its key cannot hold: what an author should do about it'),
  })
  .meta({ id: 'ChangedQuestion' })
export type ChangedQuestion = z.infer<typeof changedQuestion>

export const duplicateQuestionBody = z
  .strictObject({ id: z.uuid().toLowerCase().optional().describe('of the copy, so that a repeat makes no second one') })
  .meta({ example: {} })

export const undoBody = z.strictObject({
  seq: z
    .int()
    .min(1)
    .max(MAX_INTEGER)
    .describe('the change that you saw: if it is not the last any more, nothing changes'),
})

export const previewQuery = z.object({
  question: z.uuid().toLowerCase().optional().describe('this one alone; without it, the whole working copy'),
})
