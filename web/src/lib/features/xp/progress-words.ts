import type { XpStats } from '#contracts/xp/xp.ts'
import { dayText } from '#domain/locale/dates.ts'
import { numberText } from '#domain/locale/numbers.ts'

/** What the chart of XP by day shows, in one sentence. */
export const xpWords = ({ days, last_7_days: week, last_30_days: month }: XpStats): string => {
  if (month === 0) return 'Your XP for the last 30 days will show up here.'
  const best = days.reduce((most, day) => (day.xp > most.xp ? day : most))
  const lately = week > 0 ? `${numberText(week)} XP in the last 7 days` : 'No XP in the last 7 days'
  return `${lately}, ${numberText(month)} in the last 30. Best day: ${dayText(best.day, 'weekday')}.`
}
