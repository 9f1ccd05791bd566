import type { Attempt } from '#contracts/attempts/attempts.ts'
import { toDevice } from './clock.ts'
import { merge } from './merge.ts'
import { emptyState, type AttemptState, type FlagRecord, type AnswerRecord } from '#lib/features/attempts/box/state.ts'

/** What the server has, as an attempt or the response to a save says. */
export type ServerAnswers = Pick<Attempt, 'position' | 'responses' | 'flags'>

export interface ServerClock {
  revision: number
  /** Milliseconds that the server's clock is ahead of this device's. */
  ahead: number
}

/** Merges the server's answers into the state: the later answer counts, in practice the stored one. */
export function mergeServerAnswers(
  state: AttemptState,
  server: ServerAnswers,
  { revision, ahead }: ServerClock,
): AttemptState {
  const given = server.responses.map(({ number, answer, skipped, confidence, at }): [number, AnswerRecord] => [
    number,
    { answer, skipped, confidence, at: toDevice(Date.parse(at), ahead), saved: true },
  ])
  return merge(state, {
    ...emptyState(state.mode),
    given: Object.fromEntries(given),
    flags: mergeFlags(state, server.flags),
    // This device knows better which question it shows.
    position: { number: server.position, at: 0 },
    revision,
  })
}

/** The server's flags have no time. They count where a question has no unsent change. */
function mergeFlags({ flags }: AttemptState, server: readonly number[]): Record<number, FlagRecord> {
  const numbers = new Set([...server, ...Object.keys(flags).map(Number)])
  const merged = [...numbers].map((number): [number, FlagRecord] => {
    const ours = flags[number]
    const flagged = server.includes(number)
    if (ours && (!ours.saved || ours.flagged === flagged)) return [number, ours]
    return [number, { flagged, at: (ours?.at ?? 0) + 1, saved: true }]
  })
  return Object.fromEntries(merged)
}
