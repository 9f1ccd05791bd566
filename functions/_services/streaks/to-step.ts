import { streakStep, type StreakStep } from '../../_contracts/streaks/streaks.ts'
import type { StreakChange } from '../../_domain/engine/outcome.ts'

/** What an activity did to a streak; a freeze by hand is none. */
export function toStreakStep(change: StreakChange | undefined): StreakStep | null {
  const step = streakStep.safeParse(change)
  return step.success ? step.data : null
}
