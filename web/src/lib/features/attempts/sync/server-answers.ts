import type { Attempt } from '#contracts/attempts/attempts.ts'
import { toDevice } from './clock.ts'
import { merge } from './merge.ts'
import { emptyState, type AttemptState, type FlagRecord, type AnswerRecord } from '#lib/features/attempts/box/state.ts'

/** What the server has, as it says so with the attempt, or with an answer to a save. */
export type ServerAnswers = Pick<Attempt, 'position' | 'responses' | 'flags'>

export interface ServerClock {
  revision: number
  /** Milliseconds that the server's clock is ahead of this device's. */
  ahead: number
}

/** What the server has joins what is here: the later answer counts, in practice the stored one. */
export function hear(state: AttemptState, theirs: ServerAnswers, { revision, ahead }: ServerClock): AttemptState {
  const given = theirs.responses.map(({ number, answer, skipped, at }): [number, AnswerRecord] => [
    number,
    { answer, skipped, at: toDevice(Date.parse(at), ahead), saved: true },
  ])
  return merge(state, {
    ...emptyState(state.mode),
    given: Object.fromEntries(given),
    flags: hearFlags(state, theirs.flags),
    // Where somebody is on this device is better known here.
    position: { number: theirs.position, at: 0 },
    revision,
  })
}

/** Theirs have no time. They count where there is nothing unsent about a question. */
function hearFlags({ flags }: AttemptState, theirs: readonly number[]): Record<number, FlagRecord> {
  const numbers = new Set([...theirs, ...Object.keys(flags).map(Number)])
  const heard = [...numbers].map((number): [number, FlagRecord] => {
    const ours = flags[number]
    const flagged = theirs.includes(number)
    if (ours && (!ours.saved || ours.flagged === flagged)) return [number, ours]
    return [number, { flagged, at: (ours?.at ?? 0) + 1, saved: true }]
  })
  return Object.fromEntries(heard)
}
