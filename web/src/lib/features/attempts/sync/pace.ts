/** An occasion to send. */
export type Occasion = 'change' | 'quiet' | 'hidden' | 'online'

export interface Backlog {
  /** Questions with unsent changes. */
  questions: number
  /** How long the oldest of these has been waiting, in milliseconds. */
  waited: number
  /** How many changes the learner has made in all, and how many requests were sent. */
  done: number
  sent: number
  /** An exam with a time limit can end without its learner: then only sent answers count. */
  timed: boolean
  /** Others see answers come in: each is sent soon. */
  watched: boolean
}

/** Questions per request. */
const BATCH = 8
/** Milliseconds without a change after which a smaller batch is sent. */
const QUIET = 20_000
/** The same where others see answers come in. */
const WATCHED = 1000
/** Requests that need no changes; each further one is earned by a batch of changes. */
const FREE = 8
/** Free requests that are reserved for leaving the page. */
const SPARE = 4

/** When to look again whether to send, in milliseconds. */
export const quietFor = ({ watched }: Pick<Backlog, 'watched'>): number => (watched ? WATCHED : QUIET)

/**
 * Whether to send. Every change is on the device at once, so sending serves only other devices and the server's own end of an
 * exam. A budget keeps it rare: 8 requests, and one more for every 8 changes, at any pace.
 */
export function shouldSend(occasion: Occasion, { questions, waited, done, sent, timed, watched }: Backlog): boolean {
  if (questions === 0) return false
  if (watched && waited >= WATCHED) return true
  const budget = FREE + Math.floor(done / BATCH) - sent
  if (occasion === 'hidden' && timed) return true
  if (budget <= 0) return false
  if (occasion === 'hidden' || occasion === 'online' || questions >= BATCH) return true
  return occasion === 'quiet' && waited >= QUIET && budget > SPARE
}

/** Milliseconds until the next retry: exponential, up to a minute. */
export const backoff = (failures: number): number => Math.min(60_000, 1000 * 2 ** failures)
