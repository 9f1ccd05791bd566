import type { QuestionKind } from './kinds/kinds.ts'
import { rulesOf, type Answer, type StoredAnswer } from './kinds/rules.ts'

/** What an attempt keeps of one question. */
export interface QuestionResponse {
  /** Null: skipped, or taken back. */
  answer: Answer | null
  skipped: boolean
  /** Milliseconds since the attempt started, by the server's clock. */
  at: number
  /** Came after the time was up: kept, and not scored. */
  late: boolean
}

/** Question by question, as shown. */
export type QuestionResponses = readonly (QuestionResponse | null)[]

/** As it is stored: as little of it as says all. A question's kind is known from the bank. */
export type StoredResponses = (readonly [answer: StoredAnswer, at: number, note?: Note] | null)[]
type Note = typeof LATE | typeof SKIPPED
const LATE = 1
const SKIPPED = 2

export function writeResponses(responses: QuestionResponses): StoredResponses {
  const written: StoredResponses = responses.map((it) => it && write(it))
  while (written.at(-1) === null) written.pop()
  return written
}

function write({ answer, at, skipped, late }: QuestionResponse): NonNullable<StoredResponses[number]> {
  if (late) return [encodeAnswer(answer), at, LATE]
  return skipped ? [null, at, SKIPPED] : [encodeAnswer(answer), at]
}

export const readResponses = (written: StoredResponses, kinds: readonly QuestionKind[]): QuestionResponses =>
  kinds.map((kind, index) => {
    const it = written[index]
    return it
      ? { answer: decodeAnswer(kind, it[0]), at: it[1], skipped: it[2] === SKIPPED, late: it[2] === LATE }
      : null
  })

const encodeAnswer = (answer: Answer | null): StoredAnswer => answer && rulesOf(answer.kind).encode(answer)

const decodeAnswer = (kind: QuestionKind, stored: StoredAnswer): Answer | null =>
  stored === null ? null : rulesOf(kind).decode(stored)

/** Something that was answered or taken back, for the question at this place. */
export interface GivenAnswer extends Omit<QuestionResponse, 'late'> {
  index: number
}

export interface MergeOptions {
  mode: 'exam' | 'practice'
  /** Whether all of this came after the time was up. */
  late: boolean
}

/**
 * What holds once more was given. In an exam the latest counts, in whatever order it arrives; in practice the first
 * answer that was stored, and no skip. What comes late never replaces an answer that counts.
 */
export function merge(
  responses: QuestionResponses,
  given: readonly GivenAnswer[],
  { mode, late }: MergeOptions,
): QuestionResponses {
  const merged = [...responses]
  for (const { index, answer, at, skipped } of given.toSorted((a, b) => a.at - b.at)) {
    const before = merged[index]
    if (before?.answer && (mode === 'practice' || (late && !before.late))) continue
    const locks = mode === 'practice' && answer !== null
    if (before && before.at > at && !locks) continue
    merged[index] = { answer, at, skipped: skipped && answer === null, late }
  }
  return merged
}

/** How many questions have an answer that counts. */
export const countAnswered = (responses: QuestionResponses): number =>
  responses.filter((it) => it !== null && it.answer !== null && !it.late).length

/** Away for longer than this, in milliseconds, is not at work. */
export const PAUSE = 5 * 60_000

/** Seconds spent on an attempt: from one answer to the next, up to the finish, without what was too long to be work. */
export function secondsSpent(responses: QuestionResponses, finishedAfter: number): number {
  const times = responses.flatMap((it) => (it ? [Math.min(it.at, finishedAfter)] : []))
  // Most answer from the first question to the last.
  const inOrder = times.every((at, index) => at >= (times[index - 1] ?? 0))
  let [spent, last] = [0, 0]
  for (const at of inOrder ? times : times.toSorted((a, b) => a - b)) {
    spent += Math.min(PAUSE, at - last)
    last = at
  }
  return Math.round((spent + Math.min(PAUSE, finishedAfter - last)) / 1000)
}
