import type { WireAnswer } from '#contracts/attempts/answers.ts'
import type { Mode } from '#contracts/tests/tests.ts'
import type { Confidence } from '#domain/attempts/confidence.ts'
import { rulesIn } from './loaded-kinds.ts'

/** The last change, by this device's clock, and whether the server has acknowledged it. */
interface Change {
  at: number
  saved: boolean
}

export interface AnswerRecord extends Change {
  answer: WireAnswer | null
  skipped: boolean
  /** How sure the learner says they are of the answer. */
  confidence?: Confidence | undefined
}

export interface FlagRecord extends Change {
  flagged: boolean
}

/**
 * What a learner has entered and not given as an answer: what waits for its check in practice, or a text that is no answer. It stays
 * on the device, since the server stores answers only.
 */
export interface DraftRecord {
  answer: WireAnswer | null
  /** As typed; empty where the learner chooses rows. */
  text: string
  at: number
}

/** An attempt on a device. Records have question numbers as keys. */
export interface AttemptState {
  mode: Mode
  given: Readonly<Record<number, AnswerRecord>>
  drafts: Readonly<Record<number, DraftRecord>>
  flags: Readonly<Record<number, FlagRecord>>
  position: { number: number; at: number }
  /** Whether the learner has finished the attempt on this device. */
  handedIn: { asked: boolean; at: number }
  /** The server's last revision that this device knows. */
  revision: number
  /** How many changes there were to send, and how many requests: the budget of pace.ts. */
  done: number
  sent: number
}

export const emptyState = (mode: Mode): AttemptState => ({
  mode,
  given: {},
  drafts: {},
  flags: {},
  position: { number: 1, at: 0 },
  handedIn: { asked: false, at: 0 },
  revision: 0,
  done: 0,
  sent: 0,
})

export const answerTo = (state: AttemptState, number: number): WireAnswer | null => state.given[number]?.answer ?? null
export const isSkipped = (state: AttemptState, number: number): boolean => state.given[number]?.skipped ?? false
export const isFlagged = (state: AttemptState, number: number): boolean => state.flags[number]?.flagged ?? false

/** In practice the first answer is final. */
export const isSettled = (state: AttemptState, number: number): boolean =>
  state.mode === 'practice' && answerTo(state, number) !== null

/** A draft of a question; null where an answer is final or was given later, as on another device. */
export function draftOf(state: AttemptState, number: number): DraftRecord | null {
  const [draft, given] = [state.drafts[number], state.given[number]]
  if (!draft || isSettled(state, number)) return null
  return given?.answer && given.at > draft.at ? null : draft
}

export const countAnswered = (state: AttemptState): number =>
  Object.values(state.given).filter(({ answer }) => answer !== null).length

/** A change that changes again before it was sent counts once. */
const counted = (done: number, before: Change | undefined) => (before && !before.saved ? done : done + 1)

/** A device's clock may be set back. A later change still gets a later time. */
const after = (before: { at: number } | undefined, now: number) => Math.max(now, (before?.at ?? 0) + 1)

const same = (a: WireAnswer | null, b: WireAnswer | null) => JSON.stringify(a) === JSON.stringify(b)

/** A final answer stays as it is, but for what its learner says of it afterwards. */
const adds = (locked: WireAnswer | null | undefined, answer: WireAnswer | null) =>
  locked && answer?.kind === locked.kind && rulesIn(locked.kind)?.adds?.(locked, answer)

/** Another answer drops how sure the learner was of the one before; one that is final keeps it. */
export function answer(
  state: AttemptState,
  number: number,
  answer: WireAnswer | null,
  now: number,
  confidence?: Confidence,
): AttemptState {
  const before = state.given[number]
  const settled = isSettled(state, number)
  if (settled ? !adds(before?.answer, answer) : same(before?.answer ?? null, answer)) return state
  const said = settled ? before?.confidence : confidence
  const given = { answer, skipped: false, confidence: said, at: after(before, now), saved: false }
  return { ...state, given: { ...state.given, [number]: given }, done: counted(state.done, before) }
}

/** Keeps what was entered. It is never older than the answer that was given at the same moment. */
export function draft(
  state: AttemptState,
  number: number,
  { answer, text }: Pick<DraftRecord, 'answer' | 'text'>,
  now: number,
): AttemptState {
  if (isSettled(state, number)) return state
  const at = Math.max(after(state.drafts[number], now), state.given[number]?.at ?? 0)
  return { ...state, drafts: { ...state.drafts, [number]: { answer, text, at } } }
}

/** Says how sure the learner is of an answer that may still change, or takes that back. A draft stays as it is. */
export function say(
  state: AttemptState,
  number: number,
  confidence: Confidence | undefined,
  now: number,
): AttemptState {
  const before = state.given[number]
  if (!before?.answer || isSettled(state, number) || before.confidence === confidence) return state
  const at = after(before, now)
  const entered = draftOf(state, number)
  const said = { ...state, given: { ...state.given, [number]: { ...before, confidence, at, saved: false } } }
  return { ...(entered ? draft(said, number, entered, at) : said), done: counted(state.done, before) }
}

/** Marks a question as skipped on purpose. A question with an answer cannot be skipped. */
export function skip(state: AttemptState, number: number, now: number): AttemptState {
  const before = state.given[number]
  if (before?.answer || before?.skipped) return state
  const given = { answer: null, skipped: true, at: after(before, now), saved: false }
  return { ...state, given: { ...state.given, [number]: given }, done: counted(state.done, before) }
}

export function flag(state: AttemptState, number: number, flagged: boolean, now: number): AttemptState {
  if (isFlagged(state, number) === flagged) return state
  const before = state.flags[number]
  const it = { flagged, at: after(before, now), saved: false }
  return { ...state, flags: { ...state.flags, [number]: it }, done: counted(state.done, before) }
}

export const goTo = (state: AttemptState, number: number, now: number): AttemptState => ({
  ...state,
  position: { number, at: after(state.position, now) },
})

export const handIn = (state: AttemptState, asked: boolean, now: number): AttemptState => ({
  ...state,
  handedIn: { asked, at: after(state.handedIn, now) },
})
