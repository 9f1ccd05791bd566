/** What decides whether a content is ready for learners. */
export interface Publishable {
  kind: 'lesson' | 'wod' | 'scenario' | 'test'
  /** Whether its text is empty. */
  empty: boolean
  /** Whether its test is live. */
  ready: boolean
}

/** Why a content cannot go live; null if it can. */
export function whyNotLive({ kind, empty, ready }: Publishable): string | null {
  if (kind === 'test') return ready ? null : 'the test is not live'
  return empty ? 'there is no text yet' : null
}
