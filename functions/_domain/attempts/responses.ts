import { CONFIDENCE_NOTES, CONFIDENCES, type Confidence } from './confidence.ts'
import { asInExam } from './grading.ts'
import type { QuestionKind } from './kinds/kinds.ts'
import { rulesOf, type Answer, type StoredAnswer } from './kinds/rules.ts'

/** The response to one question of an attempt. */
export interface QuestionResponse {
  /** Null where the learner skipped the question or took the answer back. */
  answer: Answer | null
  skipped: boolean
  /** Milliseconds since the attempt started, by the server's clock. */
  at: number
  /** Arrived after the deadline: stored, and not scored. */
  late: boolean
  /** How sure the learner said they are of the answer; only of one that counts. */
  confidence?: Confidence | undefined
}

/** By question, in the order shown. */
export type QuestionResponses = readonly (QuestionResponse | null)[]

/** The stored form, as small as it can be: the kind of a question is known from the bank. */
export type StoredResponses = (readonly [answer: StoredAnswer, at: number, note?: Note] | null)[]
type Note = typeof LATE | typeof SKIPPED | (typeof CONFIDENCE_NOTES)[Confidence]
const LATE = 1
const SKIPPED = 2

export function writeResponses(responses: QuestionResponses): StoredResponses {
  const written: StoredResponses = responses.map((it) => it && write(it))
  while (written.at(-1) === null) written.pop()
  return written
}

function write({ answer, at, skipped, late, confidence }: QuestionResponse): NonNullable<StoredResponses[number]> {
  if (late) return [encodeAnswer(answer), at, LATE]
  if (skipped) return [null, at, SKIPPED]
  return confidence ? [encodeAnswer(answer), at, CONFIDENCE_NOTES[confidence]] : [encodeAnswer(answer), at]
}

export const readResponses = (written: StoredResponses, kinds: readonly QuestionKind[]): QuestionResponses =>
  kinds.map((kind, index) => {
    const it = written[index]
    if (!it) return null
    const [answer, at, note] = it
    const confidence = note && CONFIDENCES.find((said) => CONFIDENCE_NOTES[said] === note)
    const response = { answer: decodeAnswer(kind, answer), at, skipped: note === SKIPPED, late: note === LATE }
    return confidence ? { ...response, confidence } : response
  })

const encodeAnswer = (answer: Answer | null): StoredAnswer => answer && rulesOf(answer.kind).encode(answer)

const decodeAnswer = (kind: QuestionKind, stored: StoredAnswer): Answer | null =>
  stored === null ? null : rulesOf(kind).decode(stored)

/** An answer that a request brings, or one that the learner took back, for the question at this index. */
export interface GivenAnswer extends Omit<QuestionResponse, 'late'> {
  index: number
}

export interface MergeOptions {
  mode: 'exam' | 'practice'
  /** Whether the request arrived after the deadline. */
  late: boolean
}

/**
 * Merges new answers into the stored responses. In an exam the latest counts, in whatever order answers arrive; in practice the
 * answer that was stored first, to which a learner's own check of it may be added. A late answer never replaces one that counts.
 * How sure the learner is belongs to the answer it was said of: another answer drops it, and what locks an answer locks it, too.
 */
export function merge(
  responses: QuestionResponses,
  given: readonly GivenAnswer[],
  { mode, late }: MergeOptions,
): QuestionResponses {
  const merged = [...responses]
  for (const { index, answer, at, skipped, confidence } of given.toSorted((a, b) => a.at - b.at)) {
    const before = merged[index]
    const locked = mode === 'practice' && before?.answer
    if (locked ? !addsTo(locked, answer) : before?.answer && late && !before.late) continue
    const locks = mode === 'practice' && answer !== null
    if (before && before.at > at && !locks) continue
    const taken = answer && mode === 'exam' ? asInExam(answer) : answer
    const said = locked ? before.confidence : confidence
    merged[index] = {
      answer: taken,
      at,
      skipped: skipped && answer === null,
      late,
      ...(said && answer && !late && { confidence: said }),
    }
  }
  return merged
}

/** Whether an answer is the locked one and something more. */
const addsTo = (locked: Answer, answer: Answer | null): boolean =>
  answer?.kind === locked.kind && rulesOf(answer.kind).adds?.(locked, answer) === true

/** How many questions have an answer that counts. */
export const countAnswered = (responses: QuestionResponses): number =>
  responses.filter((it) => it !== null && it.answer !== null && !it.late).length

/** A learner who does nothing for longer than this, in milliseconds, is taken to be away. */
export const PAUSE = 5 * 60_000

/** Seconds spent on an attempt, from answer to answer up to the finish. A pause counts at most `PAUSE`. */
export function secondsSpent(responses: QuestionResponses, finishedAfter: number): number {
  const times = responses.flatMap((it) => (it ? [Math.min(it.at, finishedAfter)] : []))
  // Most learners answer from the first question to the last, so sorting is seldom needed.
  const inOrder = times.every((at, index) => at >= (times[index - 1] ?? 0))
  let [spent, last] = [0, 0]
  for (const at of inOrder ? times : times.toSorted((a, b) => a - b)) {
    spent += Math.min(PAUSE, at - last)
    last = at
  }
  return Math.round((spent + Math.min(PAUSE, finishedAfter - last)) / 1000)
}
