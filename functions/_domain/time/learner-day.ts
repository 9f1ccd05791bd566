import { addDays } from './days.ts'
import { localDay, localHour } from './local-time.ts'

/** The zones a learner lives by: a change waits until a date, so that no day is counted twice. */
export interface Zones {
  time_zone: string
  next_time_zone: string | null
  next_time_zone_from: string | null
  /** The date that the last move but one cut short, if it did: still forgiven. */
  cut_short: string | null
}

export interface LearnerDay {
  local_date: string
  local_hour: number
  /** Dates that a move east cut short, or jumped over: that nothing was done on them is no fault of the learner's. */
  forgiven?: readonly string[]
}

/** What a moment is to a learner. */
export function learnerDay(zones: Zones, instant: Date): LearnerDay {
  const { time_zone: zone, cut_short } = settled(zones, instant)
  const forgiven = [...new Set([zones.cut_short, cut_short])].filter((date) => date !== null)
  const day = { local_date: localDay(instant, zone), local_hour: localHour(instant, zone) }
  return forgiven.length > 0 ? { ...day, forgiven } : day
}

/** Zones as they are by now: a change that took hold is where the learner lives. */
export function settled(zones: Zones, now: Date): Zones {
  const { time_zone, next_time_zone: next, next_time_zone_from: from, cut_short } = zones
  if (next === null || from === null || localDay(now, time_zone) < from) return zones
  return staying(next, isCutShort(from, time_zone, next) ? from : cut_short)
}

/** A move made now. It takes hold with the learner's next date, so at most once a day; until then it can be taken back. */
export function moved(zones: Zones, to: string, now: Date): Zones {
  const { time_zone, cut_short } = settled(zones, now)
  if (to === time_zone) return staying(time_zone, cut_short)
  return { time_zone, cut_short, next_time_zone: to, next_time_zone_from: changesFrom(zones, now) }
}

const staying = (time_zone: string, cut_short: string | null): Zones => ({
  time_zone,
  next_time_zone: null,
  next_time_zone_from: null,
  cut_short,
})

/** When a change made now takes hold: with the next date where the learner was so far. */
const changesFrom = (zones: Zones, now: Date): string => addDays(learnerDay(zones, now).local_date, 1)

/** Moving east, the date is under way when it begins where the learner was. */
const isCutShort = (date: string, old: string, next: string) => beginning(date, next) < beginning(date, old)

const HOUR = 3_600_000
const SECOND = 1000

/** The first second of a date in a zone; a zone may skip the date, then of what comes instead. */
function beginning(date: string, zone: string): Date {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  // No clock on earth is further than that from UTC.
  let [before, after] = [midnight - 16 * HOUR, midnight + 14 * HOUR]
  while (after - before > SECOND) {
    const middle = Math.floor((before + after) / 2)
    if (localDay(new Date(middle), zone) >= date) after = middle
    else before = middle
  }
  return new Date(Math.ceil(after / SECOND) * SECOND)
}
