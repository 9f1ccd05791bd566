import { earnsBonus, isBonusOpen } from '../streaks/streak-bonus.ts'
import { advance, newStreak, protect, type StreakKind } from '../streaks/streak.ts'
import { streakBonus } from '../xp/xp.ts'
import type { Activity } from './activity.ts'
import { PRACTICE_COMPLETED, STREAK_PROTECTED } from './event-types.ts'
import type { Learner } from './learner.ts'
import type { StreakChange, XpEntry } from './outcome.ts'

/** Which streak an event of this type keeps alive. */
const STREAKS: Readonly<Record<string, StreakKind>> = {
  daily_login: 'daily_login',
  test_completed: 'learning',
  lesson_completed: 'learning',
  wod_completed: 'learning',
  scenario_completed: 'learning',
}

/** Practice keeps a streak alive once enough was answered on its day. */
const streakOf = ({ type, dims }: Activity): StreakKind | undefined =>
  type === PRACTICE_COMPLETED ? (dims.learned === true ? 'learning' : undefined) : STREAKS[type]

interface StreakAdvance {
  streaks: Learner['streaks']
  /** With the height from which thresholds are crossed. */
  changes: (StreakChange & { before: number })[]
  entries: XpEntry[]
}

/** Advances the streak that an event keeps alive, and pays the bonus of its day with the first thing that is passed on it. */
export function advanceStreak({ streaks }: Learner, activity: Activity): StreakAdvance {
  if (activity.type === STREAK_PROTECTED) return chargeFreeze(streaks, activity)
  const kind = streakOf(activity)
  if (!kind) return { streaks, changes: [], entries: [] }
  const before = streaks[kind] ?? newStreak()
  const { local_date, forgiven } = activity
  const { streak, result, days } = advance(before, local_date, { forgiven })
  // The bonus is for learning; opening the site alone pays nothing.
  const isOpen = kind === 'learning' && isBonusOpen(streak, local_date)
  const pays = isOpen && earnsBonus(activity)
  const after = pays ? { ...streak, bonus_day: local_date } : streak
  const bonus: XpEntry = { amount: streakBonus(streak.current), reason: 'streak', reference: local_date }
  const change: StreakAdvance['changes'][number] = {
    ...{ kind, result, current: streak.current, days },
    ...(isOpen && !pays ? { bonus_open: true } : {}),
    // A broken streak starts at 1 again and crosses its lowest thresholds anew; rules that are held are not awarded twice.
    before: result === 'broken' ? 0 : before.current,
  }
  return {
    streaks: after === before ? streaks : { ...streaks, [kind]: after },
    changes: [change],
    entries: pays ? [bonus] : [],
  }
}

/** A freeze spent by hand leaves the count as it is; one that cannot be charged changes nothing. */
function chargeFreeze(streaks: Learner['streaks'], { dims, local_date, forgiven }: Activity): StreakAdvance {
  const kind: StreakKind = dims.kind === 'daily_login' ? 'daily_login' : 'learning'
  const before = streaks[kind] ?? newStreak()
  const { streak, result, days } = protect(before, local_date, { forgiven })
  return {
    streaks: result === 'protected' ? { ...streaks, [kind]: streak } : streaks,
    changes: [{ kind, result, current: streak.current, days, before: before.current }],
    entries: [],
  }
}
