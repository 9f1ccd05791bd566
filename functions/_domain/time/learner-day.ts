import { addDays } from './days.ts'
import { localDay, localHour } from './local-time.ts'

/** A learner's time zones. A change waits for a date, so that no day is counted twice. */
export interface Zones {
  time_zone: string
  next_time_zone: string | null
  next_time_zone_from: string | null
  /** The date that an earlier move cut short, if one did. It stays forgiven. */
  cut_short: string | null
}

export interface LearnerDay {
  local_date: string
  local_hour: number
  /** Dates that a move east cut short or skipped: a streak does not need them. */
  forgiven?: readonly string[]
}

/** The learner's date and hour at an instant. */
export function learnerDay(zones: Zones, instant: Date): LearnerDay {
  const { time_zone: zone, cut_short } = currentZones(zones, instant)
  const forgiven = [...new Set([zones.cut_short, cut_short])].filter((date) => date !== null)
  const day = { local_date: localDay(instant, zone), local_hour: localHour(instant, zone) }
  return forgiven.length > 0 ? { ...day, forgiven } : day
}

/** When the learner's date at an instant ends. */
export const endOfLearnerDay = (zones: Zones, instant: Date): Date =>
  startOfDay(addDays(learnerDay(zones, instant).local_date, 1), currentZones(zones, instant).time_zone)

/** When the learner's date at an instant began. */
export const startOfLearnerDay = (zones: Zones, instant: Date): Date =>
  startOfDay(learnerDay(zones, instant).local_date, currentZones(zones, instant).time_zone)

/** The zones at this time: a change whose date has come is the zone of the learner. */
export function currentZones(zones: Zones, now: Date): Zones {
  const { time_zone, next_time_zone: next, next_time_zone_from: from, cut_short } = zones
  if (next === null || from === null || localDay(now, time_zone) < from) return zones
  return stayingIn(next, isCutShort(from, time_zone, next) ? from : cut_short)
}

/** A change made now. It takes effect with the learner's next date, so at most once a day; until then it can be undone. */
export function changeZone(zones: Zones, to: string, now: Date): Zones {
  const { time_zone, cut_short } = currentZones(zones, now)
  if (to === time_zone) return stayingIn(time_zone, cut_short)
  return { time_zone, cut_short, next_time_zone: to, next_time_zone_from: changesFrom(zones, now) }
}

const stayingIn = (time_zone: string, cut_short: string | null): Zones => ({
  time_zone,
  next_time_zone: null,
  next_time_zone_from: null,
  cut_short,
})

/** When a change made now takes effect: with the next date in the current zone. */
const changesFrom = (zones: Zones, now: Date): string => addDays(learnerDay(zones, now).local_date, 1)

/** After a move east, the date has begun in the new zone before it begins in the old one. */
const isCutShort = (date: string, old: string, next: string) => startOfDay(date, next) < startOfDay(date, old)

const HOUR = 3_600_000
const SECOND = 1000

/** The first second of a date in a zone; if the zone skips the date, the first second of the next one. */
export function startOfDay(date: string, zone: string): Date {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  // No time zone is further from UTC.
  let [before, after] = [midnight - 16 * HOUR, midnight + 14 * HOUR]
  while (after - before > SECOND) {
    const middle = Math.floor((before + after) / 2)
    if (localDay(new Date(middle), zone) >= date) after = middle
    else before = middle
  }
  return new Date(Math.ceil(after / SECOND) * SECOND)
}
