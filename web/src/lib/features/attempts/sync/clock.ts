/** A device's clock that differs by less than this, in milliseconds, is taken as right; the server does the same. */
const TOLERATED = 60_000

/** A server's time on this device's clock: the inverse of what the server does with a device's time. */
export const toDevice = (theirs: number, ahead: number): number =>
  Math.abs(ahead) <= TOLERATED ? theirs : theirs - ahead

/**
 * How far the server's clock is ahead. A response arrives later than the server wrote its time, so each estimate is too low, that
 * of an offline page by hours; the highest is the best.
 */
export const aheadAtLeast = (known: number | null, serverSays: string, now: number): number =>
  Math.max(known ?? -Infinity, Date.parse(serverSays) - now)

/** Whole seconds until the deadline, never below zero. */
export const secondsLeft = (deadline: number, ahead: number, now: number): number =>
  Math.max(0, Math.ceil((deadline - (now + ahead)) / 1000))

/** The remaining time as a clock shows it: 4:05, 1:04:05. */
export function clockFace(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  const pad = (n: number) => String(n).padStart(2, '0')
  if (minutes >= 60) return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(rest)}`
  return `${minutes}:${pad(rest)}`
}

/** What a screen reader announces, and at how many seconds left. */
const WARNINGS = [
  { at: 60, text: '1 minute left.' },
  { at: 600, text: '10 minutes left.' },
]
/** Seconds for which an announcement stays true enough to be read. */
const READABLE = 15

/** The announcement that holds now; an exam that is shorter than that does not begin with it. */
export const warningAt = (seconds: number, total: number): string =>
  WARNINGS.find(({ at }) => seconds <= at && seconds > at - READABLE && total > at)?.text ?? ''
