import { secondsFor, type ExtraTime } from './extra-time.ts'

/** How late an answer may arrive after the deadline, in milliseconds: for the learner's clock and connection. */
export const GRACE = 30_000

interface WithDeadline {
  /** Milliseconds since 1970; null: no time limit. */
  deadline: number | null
}

/** Whether the deadline and its grace have passed. */
export const isOver = ({ deadline }: WithDeadline, now: number): boolean => deadline !== null && now > deadline + GRACE

/** When an attempt that is finished now was over: at its deadline at the latest. */
export const overAt = ({ deadline }: WithDeadline, now: number): number =>
  deadline === null ? now : Math.min(now, deadline)

/** The deadline of an exam. */
export const deadlineFor = (startedAt: number, limitMinutes: number, extra: ExtraTime): number =>
  startedAt + secondsFor(limitMinutes, extra) * 1000

/** How long a learner has at least after their deadline became earlier, in milliseconds. */
const NOTICE = 60_000

/** The deadline of a running exam whose accommodations have changed: an earlier one leaves a minute, if there was one. */
export const movedDeadline = (before: number, accommodated: number, now: number): number =>
  Math.max(accommodated, Math.min(before, now + NOTICE))

/** A device's clock that differs by less than this, in milliseconds, may be right, and the connection slow. */
const SLOW_CONNECTION = 60_000

/**
 * The server's time of something that happened `at` a device's time, sent at `sentAt` by the same clock. Never before the start,
 * never in the future. A clock that may be right is taken as it is, so that what one device sends keeps its order.
 */
export function toServerTime({
  at,
  sentAt,
  now,
  startedAt,
}: Record<'at' | 'sentAt' | 'now' | 'startedAt', number>): number {
  const skew = now - sentAt
  const serverTime = Math.abs(skew) <= SLOW_CONNECTION ? at : at + skew
  return Math.max(startedAt, Math.min(now, serverTime))
}
