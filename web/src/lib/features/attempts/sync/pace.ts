/** Why something might be sent now. */
export type Occasion = 'change' | 'quiet' | 'hidden' | 'online'

export interface Backlog {
  /** Questions with something unsent about them. */
  questions: number
  /** For how long the oldest of it has been waiting, in milliseconds. */
  waited: number
  /** What was done in all, and how often something was sent. */
  done: number
  sent: number
  /** An exam with a time limit may end without its learner: then what is sent counts. */
  timed: boolean
}

/** So many questions go together. */
const BATCH = 8
/** What is answered before a pause goes on its own, after so many milliseconds. */
export const QUIET = 20_000
/** Sends that are free; each further one must be earned by so much work. */
const FREE = 8
/** Of the free ones, so many are kept for leaving the page. */
const SPARE = 4

/**
 * Whether to send. Everything is on the device at once, so sending is only for other devices and for the server's own
 * end of an exam. A purse keeps it rare: 8 sends, and one more for every 8 things done, whatever the pace.
 */
export function shouldSend(occasion: Occasion, { questions, waited, done, sent, timed }: Backlog): boolean {
  if (questions === 0) return false
  const purse = FREE + Math.floor(done / BATCH) - sent
  if (occasion === 'hidden' && timed) return true
  if (purse <= 0) return false
  if (occasion === 'hidden' || occasion === 'online' || questions >= BATCH) return true
  return occasion === 'quiet' && waited >= QUIET && purse > SPARE
}

/** Milliseconds until the next try: longer each time, up to a minute. */
export const backoff = (failures: number): number => Math.min(60_000, 1000 * 2 ** failures)
