import type { Insights } from '../../_contracts/insights/insights.ts'
import type { FigureRow } from '../../_db/queries/insights/read.ts'
import { hideFew } from '../../_domain/insights/few.ts'

const EARLIER = 'earlier'

/**
 * Who came back, by week of joining. The page says how many were active in each week, too, so a week's numbers are hidden
 * together, and so are the sizes, whose sum is the number of all learners.
 */
export function toCohorts(
  weeks: readonly string[],
  sizes: readonly FigureRow[],
  actives: readonly FigureRow[],
): Insights['cohorts'] {
  const sizeOf = new Map(sizes.map(({ subject, learners }) => [subject, learners]))
  const activeOf = new Map(actives.map(({ subject, day, learners }) => [`${subject} ${day}`, learners]))
  const active = (cohort: string, week: string) => activeOf.get(`${cohort} ${week}`) ?? 0
  const joined = weeks.filter((week) => (sizeOf.get(week) ?? 0) > 0)
  const members = hideFew(
    joined.map((cohort) => sizeOf.get(cohort) ?? 0),
    sizeOf.get(EARLIER),
  )
  const byWeek = weeks.map((week) => {
    const there = joined.filter((cohort) => cohort <= week)
    return hideFew(
      there.map((cohort) => active(cohort, week)),
      active(EARLIER, week),
    )
  })
  return joined.map((week, place) => ({
    week,
    members: members[place] ?? null,
    active: byWeek.slice(weeks.indexOf(week)).map((cells) => cells[place] ?? null),
  }))
}
