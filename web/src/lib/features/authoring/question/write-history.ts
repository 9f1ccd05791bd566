/** What can be taken back, and done again. Values are never changed in place. */
export interface WriteHistory<Value> {
  past: readonly Value[]
  now: Value
  future: readonly Value[]
  /** When the last change was made, in milliseconds. */
  at: number
}

const MOST = 100
/** Changes that follow each other faster are one step: a word, not a letter. */
const PAUSE = 700

export const historyOf = <Value>(now: Value): WriteHistory<Value> => ({ past: [], now, future: [], at: -Infinity })

export function wrote<Value>(history: WriteHistory<Value>, value: Value, at: number): WriteHistory<Value> {
  const { past, now } = history
  const isSameStep = at - history.at < PAUSE && past.length > 0
  return { past: isSameStep ? past : [...past, now].slice(-MOST), now: value, future: [], at }
}

/** What comes next is a step of its own, however soon. */
export const stepped = <Value>(history: WriteHistory<Value>): WriteHistory<Value> => ({ ...history, at: -Infinity })

export function undone<Value>(history: WriteHistory<Value>): WriteHistory<Value> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], at: -Infinity }
}

export function redone<Value>(history: WriteHistory<Value>): WriteHistory<Value> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.now], now: next, future, at: -Infinity }
}
