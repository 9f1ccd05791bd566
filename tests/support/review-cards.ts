import fc from 'fast-check'
import type { ReviewCard } from '../../functions/_domain/plans/choose-review.ts'
import { addDays, dayNumber } from '../../functions/_domain/time/days.ts'

export const TODAY = '2026-11-30'
const DAY = 86_400_000

const at = (day: string, hour: number) => dayNumber(day) * DAY + hour * 3_600_000

/** Memory of questions as it may be on a day: reviewed within the last 400 days, and answered again since. */
export const someCards: fc.Arbitrary<ReviewCard[]> = fc
  .uniqueArray(
    fc.record({
      lineage_id: fc.uuid(),
      // Of what FSRS gives, from a first miss to what has been known for years.
      stability: fc.double({ min: 0.1, max: 2000, noNaN: true }),
      reviewed: fc.nat(400),
      since: fc.nat(400),
      hour: fc.nat(22),
      interval: fc.integer({ min: 1, max: 500 }),
      in_exam: fc.boolean(),
    }),
    { selector: ({ lineage_id }) => lineage_id, maxLength: 60 },
  )
  .map((cards) =>
    cards.map(({ lineage_id, stability, reviewed, since, hour, interval, in_exam }) => {
      const reviewed_on = addDays(TODAY, -reviewed)
      return {
        ...{ lineage_id, stability, in_exam },
        due_on: addDays(reviewed_on, interval),
        reviewed_at: at(reviewed_on, hour),
        last_at: at(addDays(TODAY, -Math.min(since, reviewed)), hour + 1),
      }
    }),
  )
