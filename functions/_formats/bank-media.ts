import { mediaIdsIn } from '../_domain/media/media-refs.ts'
import type { BankQuestion } from '../_domain/attempts/bank.ts'

/** A picture or sound that a file brings along, under the id by which the texts of the file show it. */
export interface BankMedia {
  id: string
  name: string
  /** Empty where the file says nothing of it. */
  alt: string
  base64: string
}

/** The ids of what a question shows, in whichever of its texts. */
export function mediaOfQuestion(question: BankQuestion): string[] {
  const { parts } = question
  const picture = parts !== null && 'picture' in parts ? [parts.picture] : []
  return [...new Set([...mediaIdsIn(JSON.stringify(question)), ...picture])]
}

/** The same question that shows others. Ids are unlike anything else that a text may have. */
export function withMedia(question: BankQuestion, ids: ReadonlyMap<string, string>): BankQuestion {
  if (mediaOfQuestion(question).every((id) => ids.get(id) === id)) return question
  return withOtherIds(question, ids)
}

/** The same value with other ids, wherever it has them. */
export function withOtherIds<Value extends object>(value: Value, ids: ReadonlyMap<string, string>): Value {
  let text = JSON.stringify(value)
  for (const [before, after] of ids) text = text.replaceAll(before, after)
  const changed: Value = JSON.parse(text)
  return changed
}

/** Said by formats that hold texts alone. */
export const cannotHoldMedia = (question: BankQuestion): string | undefined =>
  mediaOfQuestion(question).length > 0 ? 'it shows a picture or sound, which this format cannot hold' : undefined
