import type { WireAnswer } from '#contracts/attempts/answers.ts'
import type { Mode } from '#contracts/tests/tests.ts'

/** Something that was done last at a moment of this device's clock, and whether the server is known to have it. */
interface Noted {
  at: number
  saved: boolean
}

export interface AnswerRecord extends Noted {
  answer: WireAnswer | null
  skipped: boolean
}

export interface FlagRecord extends Noted {
  flagged: boolean
}

/** An attempt as a device has it. Questions are keys by their number. */
export interface AttemptState {
  mode: Mode
  given: Readonly<Record<number, AnswerRecord>>
  flags: Readonly<Record<number, FlagRecord>>
  position: { number: number; at: number }
  /** Whether its learner has handed it in, as far as this device is concerned. */
  handedIn: { asked: boolean; at: number }
  /** The last one of the server's that is known. */
  revision: number
  /** How much there was to send, and how often something was sent: what pace.ts counts with. */
  done: number
  sent: number
}

export const emptyState = (mode: Mode): AttemptState => ({
  mode,
  given: {},
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

/** In practice the first answer settles a question. */
export const isSettled = (state: AttemptState, number: number): boolean =>
  state.mode === 'practice' && answerTo(state, number) !== null

export const countAnswered = (state: AttemptState): number =>
  Object.values(state.given).filter(({ answer }) => answer !== null).length

/** What changes again before it was sent is still one thing to send. */
const counted = (done: number, before: Noted | undefined) => (before && !before.saved ? done : done + 1)

/** Clocks are set back now and then. What is done later stays later. */
const after = (before: { at: number } | undefined, now: number) => Math.max(now, (before?.at ?? 0) + 1)

export function answer(state: AttemptState, number: number, answer: WireAnswer | null, now: number): AttemptState {
  const before = state.given[number]
  if (isSettled(state, number) || JSON.stringify(before?.answer ?? null) === JSON.stringify(answer)) return state
  const given = { answer, skipped: false, at: after(before, now), saved: false }
  return { ...state, given: { ...state.given, [number]: given }, done: counted(state.done, before) }
}

/** Passing by on purpose. What has an answer is not skipped. */
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
