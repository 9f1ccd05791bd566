import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { MAX_BATCH } from '../../../functions/_services/engine/apply.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Of the last two days pages show times, of older ones dates. More batches take longer to apply. */
const LATELY = 2 * DAY
const SPAN = { lately: HOUR / 4, earlier: 6 * HOUR }

/**
 * A history in batches that may be dated at their last event: awards, XP and notifications of an event then have the date
 * of the event where its learner lives.
 */
export function toBatches(activities: readonly Activity[]): Activity[][] {
  const batches: Activity[][] = []
  const end = activities.at(-1)?.occurred_at ?? 0
  let until = 0
  for (const activity of activities) {
    const { occurred_at, local_hour } = activity
    const span = end - occurred_at < LATELY ? SPAN.lately : SPAN.earlier
    const sameDay = (23 - local_hour) * HOUR
    const batch = batches.at(-1)
    if (batch && batch.length < MAX_BATCH && occurred_at <= until) batch.push(activity)
    else {
      batches.push([activity])
      until = Infinity
    }
    until = Math.min(until, occurred_at + Math.min(span, sameDay))
  }
  return batches
}
