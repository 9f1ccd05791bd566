import type { SaveBody } from '#contracts/attempts/submissions.ts'
import type { AttemptState } from '#lib/features/attempts/box/state.ts'

/** Changes that the server has not acknowledged. */
export type UnsentChanges = Required<Pick<SaveBody, 'responses' | 'flags' | 'position'>>

export function unsent({ given, flags, position }: AttemptState): UnsentChanges {
  return {
    responses: Object.entries(given)
      .filter(([, { saved }]) => !saved)
      .map(([number, { answer, skipped, confidence, at }]) => ({
        number: Number(number),
        answer,
        skipped,
        confidence,
        at,
      })),
    flags: Object.entries(flags)
      .filter(([, { saved }]) => !saved)
      .map(([number, { flagged }]) => ({ number: Number(number), flagged })),
    position: position.number,
  }
}

/** How many questions have unsent changes, and since when. */
export function countUnsent({ given, flags }: AttemptState): { questions: number; since: number | null } {
  const open = [...Object.entries(given), ...Object.entries(flags)].filter(([, { saved }]) => !saved)
  return {
    questions: new Set(open.map(([number]) => number)).size,
    since: open.length === 0 ? null : Math.min(...open.map(([, { at }]) => at)),
  }
}

/** Marks what was sent as saved. A change made while the request was under way stays unsent. */
export function acknowledge(state: AttemptState, sentFrom: AttemptState, revision: number): AttemptState {
  return {
    ...state,
    given: confirm(state.given, sentFrom.given),
    flags: confirm(state.flags, sentFrom.flags),
    revision: Math.max(state.revision, revision),
    sent: state.sent + 1,
  }
}

function confirm<T extends { at: number; saved: boolean }>(
  now: Readonly<Record<number, T>>,
  then: Readonly<Record<number, T>>,
): Record<number, T> {
  const entries = Object.entries(now).map(([number, it]): [string, T] => {
    const sent = then[Number(number)]
    return [number, sent && sent.at === it.at ? { ...it, saved: true } : it]
  })
  return Object.fromEntries(entries)
}
