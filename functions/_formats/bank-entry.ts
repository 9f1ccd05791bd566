import { bankQuestion } from '../_contracts/tests/bank-question.ts'
import type { BankQuestion } from '../_domain/attempts/bank.ts'
import { atPath } from '../_domain/rules/json-path.ts'
import type { BankMedia } from './bank-media.ts'
import type { FileEntry, ImportRefusal } from './diagnostics.ts'
import { isRecord } from './is-record.ts'

/** For questions without their own: many formats cannot carry these, and many files leave them out. */
export interface ImportDefaults {
  topic?: string
  explanation?: string
}

/** The result for each question of a file, in its order. */
export interface BankEntry {
  line: number
  name: string
  notes: string[]
  question?: BankQuestion
  media?: BankMedia[]
  refusal?: ImportRefusal
  /** No question: a note says what it is. */
  skipped?: true
}

/** Validates what a reader found. */
export function toBankEntry(entry: FileEntry, defaults: ImportDefaults): BankEntry {
  const { line, name } = entry
  if (entry.skipped !== undefined) return { line, name, notes: [entry.skipped], skipped: true }
  return validate(entry, defaults)
}

function validate(entry: Exclude<FileEntry, { skipped: string }>, defaults: ImportDefaults): BankEntry {
  const { line, name, notes = [], media = [] } = entry
  const refused = (refusal: ImportRefusal): BankEntry => ({ line, name, notes, refusal })
  if (entry.refusal) return refused(entry.refusal)
  const draft = withDefaults(entry.draft, defaults)
  const missing = missingIn(draft)
  if (missing) return refused(missing)
  const result = bankQuestion.safeParse(draft)
  if (result.success) return { line, name, notes, question: result.data, media }
  const { issues } = result.error
  const isMedia = issues.some((issue) => issue.code === 'custom' && issue.params?.refusal === 'media')
  const message = issues.map((issue) => `${atPath(issue.path) || 'question'}: ${issue.message}`).join('; ')
  return refused({ code: isMedia ? 'media' : 'invalid', message })
}

const isBlank = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

function withDefaults(draft: unknown, { topic, explanation }: ImportDefaults): unknown {
  if (!isRecord(draft)) return draft
  const { topic: ownTopic, explanation: ownExplanation, ...rest } = draft
  const explained = isBlank(ownExplanation) ? explanation : ownExplanation
  return {
    ...rest,
    ...(hasBlankModel(draft) && { answer: { ...draft.answer, model: explained } }),
    topic: isBlank(ownTopic) ? topic : ownTopic,
    explanation: explained,
  }
}

/** Other programs have no model of an essay: there the explanation says what a good answer is. */
const hasBlankModel = (draft: Record<string, unknown>): draft is { answer: { model: unknown } } =>
  isRecord(draft.answer) && 'model' in draft.answer && isBlank(draft.answer.model)

/** The two fields that files leave out most, with what to do about it. */
function missingIn(draft: unknown): ImportRefusal | undefined {
  if (!isRecord(draft)) return undefined
  if (isBlank(draft.topic))
    return { code: 'topic_missing', message: 'it has no topic: give one in the file, or to all of it with ?topic=' }
  if (isBlank(draft.explanation))
    return {
      code: 'explanation_missing',
      message: 'it has no explanation: give one in the file, or to all without one with ?explanation=',
    }
  return undefined
}
