import type { AttemptState, AnswerRecord } from '#lib/features/attempts/box/state.ts'

/**
 * Merges the states of two tabs, or of a tab and its device. Each part is the greatest by a total order, so the merge is
 * commutative, associative and idempotent: order and repetition do not matter.
 */
export function merge(a: AttemptState, b: AttemptState): AttemptState {
  const byMode = a.mode === 'practice' ? firstStored : latest
  return {
    mode: a.mode,
    given: mergeRecords(a.given, b.given, byMode),
    drafts: mergeRecords(a.drafts, b.drafts, latest),
    flags: mergeRecords(a.flags, b.flags, latest),
    position: greatest(a.position, b.position, latest),
    handedIn: greatest(a.handedIn, b.handedIn, latest),
    revision: Math.max(a.revision, b.revision),
    done: Math.max(a.done, b.done),
    sent: Math.max(a.sent, b.sent),
  }
}

type Order<T> = (it: T) => readonly (number | string)[]

/** The later one; of two at the same moment, the one that the server has. */
const latest: Order<{ at: number; saved?: boolean }> = ({ at, saved = false, ...rest }) => [
  at,
  JSON.stringify(rest),
  Number(saved),
]

/**
 * In practice an answer beats none, one that its learner has checked one that waits for it, a saved answer an unsaved one, and
 * an earlier answer a later one.
 */
const firstStored: Order<AnswerRecord> = (it) =>
  it.answer
    ? [1, Number('self' in it.answer), Number(it.saved), -it.at, JSON.stringify([it.answer, it.confidence])]
    : [0, ...latest(it)]

function greatest<T>(a: T, b: T, order: Order<T>): T {
  const [left, right] = [order(a), order(b)]
  for (const [index, ours] of left.entries()) {
    const theirs = right[index]
    if (theirs === undefined || ours === theirs) continue
    return ours > theirs ? a : b
  }
  return a
}

function mergeRecords<T>(a: Readonly<Record<number, T>>, b: Readonly<Record<number, T>>, order: Order<T>) {
  const merged: Record<number, T> = { ...a }
  for (const [key, theirs] of Object.entries(b)) {
    const ours = a[Number(key)]
    merged[Number(key)] = ours === undefined ? theirs : greatest(ours, theirs, order)
  }
  return merged
}
