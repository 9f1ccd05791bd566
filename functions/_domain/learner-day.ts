import { addDays } from './days.ts'
import { localDay, localHour } from './local-time.ts'

/** The zones a learner lives by: a change waits until a date, so that no day is counted twice. */
export interface Zones {
  time_zone: string
  next_time_zone: string | null
  next_time_zone_from: string | null
}

export interface LearnerDay {
  local_date: string
  local_hour: number
  /** The date that a move east cut short, or jumped over: that nothing was done on it is no fault of the learner's. */
  forgiven?: readonly string[]
}

/** What a moment is to a learner. */
export function learnerDay(zones: Zones, instant: Date): LearnerDay {
  const { time_zone, next_time_zone: next, next_time_zone_from: from } = zones
  const old = localDay(instant, time_zone)
  if (next === null || from === null || old < from)
    return { local_date: old, local_hour: localHour(instant, time_zone) }
  const day = { local_date: localDay(instant, next), local_hour: localHour(instant, next) }
  return isCutShort(from, time_zone, next) ? { ...day, forgiven: [from] } : day
}

/** When a change made now takes hold: with the next date where the learner was so far. */
export const changesFrom = (zones: Zones, now: Date): string => addDays(learnerDay(zones, now).local_date, 1)

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
