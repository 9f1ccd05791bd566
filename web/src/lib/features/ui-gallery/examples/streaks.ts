import type { StreakStatusShown } from '#contracts/streaks/streaks.ts'
import { addDays } from '#domain/time/days.ts'

export const TODAY = '2026-03-18'

/** Some weeks with a gap, a freeze and a flight. */
const days: StreakStatusShown['days'] = Array.from({ length: 30 }, (_, ago) => {
  const state = ago === 9 ? ('frozen' as const) : ago === 16 ? ('paused' as const) : ('active' as const)
  return { day: addDays(TODAY, -ago - 1), state }
}).filter((_, ago) => ago !== 20 && ago !== 21)

export const exampleStreak = (change: Partial<StreakStatusShown>): StreakStatusShown => ({
  kind: 'learning',
  state: 'at_risk',
  current: 20,
  longest: 34,
  freezes: 1,
  days_to_freeze: 3,
  can_protect: true,
  days,
  ...change,
})
