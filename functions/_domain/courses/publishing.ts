/** What decides whether learners can do something with a content. */
export interface Publishable {
  kind: 'lesson' | 'wod' | 'scenario' | 'test'
  /** Whether there is nothing to read. */
  empty: boolean
  /** Whether the test behind it can be taken. */
  ready: boolean
}

/** Why a content cannot go live; null where it can. */
export function whyNotLive({ kind, empty, ready }: Publishable): string | null {
  if (kind === 'test') return ready ? null : 'the test is not live'
  return empty ? 'there is no text yet' : null
}
