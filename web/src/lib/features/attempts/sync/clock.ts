/** A clock that is off by less than this, in milliseconds, is believed as it is; the server does the same. */
const BELIEVED = 60_000

/** A moment of the server's on this device's clock, as the server took it from there. */
export const toDevice = (theirs: number, ahead: number): number =>
  Math.abs(ahead) <= BELIEVED ? theirs : theirs - ahead

/**
 * How far the server's clock is ahead. What it says is heard later than it was said, so each hearing is too low, a kept
 * page's by hours; the highest is the best.
 */
export const aheadAtLeast = (known: number | null, serverSays: string, now: number): number =>
  Math.max(known ?? -Infinity, Date.parse(serverSays) - now)

/** Whole seconds until the time is up, never less than none. */
export const secondsLeft = (deadline: number, ahead: number, now: number): number =>
  Math.max(0, Math.ceil((deadline - (now + ahead)) / 1000))

/** The last minutes are counted in seconds; before that the seconds only hurry. */
export function clockFace(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  const pad = (n: number) => String(n).padStart(2, '0')
  if (minutes >= 60) return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(rest)}`
  return `${minutes}:${pad(rest)}`
}

/** What is worth saying aloud, when, and for how many seconds it stays true enough to be read. */
const WARNINGS = [
  { at: 60, text: '1 minute left.' },
  { at: 600, text: '10 minutes left.' },
]
const READABLE = 15

/** The warning that holds at this moment; an exam that is shorter does not begin with one. */
export const warningAt = (seconds: number, total: number): string =>
  WARNINGS.find(({ at }) => seconds <= at && seconds > at - READABLE && total > at)?.text ?? ''
