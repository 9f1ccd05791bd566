/** What a learner's clock and line may be behind, in milliseconds. */
export const GRACE = 30_000

interface Timed {
  /** Milliseconds since 1970; null: as long as it takes. */
  deadline: number | null
}

/** Whether what comes now comes too late. */
export const isOver = ({ deadline }: Timed, now: number): boolean => deadline !== null && now > deadline + GRACE

/** When an attempt that is finished now was over: not after its time was up. */
export const overAt = ({ deadline }: Timed, now: number): number => (deadline === null ? now : Math.min(now, deadline))

/** Until when an exam may last. */
export const deadlineFor = (startedAt: number, minutes: number, extraTime: number): number =>
  startedAt + Math.ceil(minutes * extraTime * 60) * 1000

/** A clock that is off by less than this, in milliseconds, may be right, and the line slow. */
const SLOW = 60_000

/**
 * When something happened, of which another clock says `at`, and `sentAt` as it was sent. Never before the start, never
 * in the future. A clock that may be right is believed as it is: what one device sends stays in its order.
 */
export function byOurClock({
  at,
  sentAt,
  now,
  startedAt,
}: Record<'at' | 'sentAt' | 'now' | 'startedAt', number>): number {
  const skew = now - sentAt
  const ours = Math.abs(skew) <= SLOW ? at : at + skew
  return Math.max(startedAt, Math.min(now, ours))
}
