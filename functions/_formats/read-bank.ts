import { bankQuestion } from '../_contracts/tests/bank-question.ts'
import type { BankFormat, BankQuestion } from '../_domain/attempts/bank.ts'
import { BANK_LIMITS } from '../_domain/attempts/bank-limits.ts'
import { atPath } from '../_domain/rules/json-path.ts'
import { findFirst, type FoundQuestion, type ImportRefusal } from './diagnostics.ts'
import { readJsonHead } from './json/read.ts'
import { isRecord } from './is-record.ts'
import { formats } from './formats.ts'

/** For questions that do not say it themselves; many formats cannot, or files do not. */
export interface ImportDefaults {
  topic?: string
  explanation?: string
}

/** What became of each question of a file, in its order. */
export interface BankEntry {
  line: number
  name: string
  notes: string[]
  question?: BankQuestion
  refusal?: ImportRefusal
}

/** What a file says of the test itself; only ours do. */
export const headIn = (format: BankFormat, text: string): Record<string, unknown> =>
  format === 'json' ? readJsonHead(text) : {}

/** Reads a file as questions, each with where it stands and, if it cannot be taken, why. Never throws at a file. */
export function readBank(format: BankFormat, text: string, defaults: ImportDefaults = {}): BankEntry[] {
  // However lines end in the file, and with whatever mark it begins: the readers see one kind of text.
  const plain = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  // One more than there may be says that there are too many; how many more does not matter.
  const found = plain.trim() === '' ? [] : findFirst(BANK_LIMITS.questions + 1, () => formats[format].read(plain))
  if (found.length === 0)
    return [{ line: 1, name: '', notes: [], refusal: { code: 'empty', message: 'there is no question in the file' } }]
  const entries = found.slice(0, BANK_LIMITS.questions).map((each) => judge(each, defaults))
  const [next] = found.slice(BANK_LIMITS.questions)
  if (!next) return entries
  const message = `the file has more than the ${BANK_LIMITS.questions} questions that a test may have`
  return [...entries, { line: next.line, name: next.name, notes: [], refusal: { code: 'too_many', message } }]
}

function judge(found: FoundQuestion, defaults: ImportDefaults): BankEntry {
  const { line, name, notes = [] } = found
  const refused = (refusal: ImportRefusal): BankEntry => ({ line, name, notes, refusal })
  if (found.refusal) return refused(found.refusal)
  const draft = withDefaults(found.draft, defaults)
  const missing = missingIn(draft)
  if (missing) return refused(missing)
  const result = bankQuestion.safeParse(draft)
  if (result.success) return { line, name, notes, question: result.data }
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
  return {
    ...rest,
    topic: isBlank(ownTopic) ? topic : ownTopic,
    explanation: isBlank(ownExplanation) ? explanation : ownExplanation,
  }
}

/** The two that files leave out most, with what to do about it. */
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
