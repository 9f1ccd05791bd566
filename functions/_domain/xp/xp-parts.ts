import type { Outcome, XpReason } from '../engine/outcome.ts'
import { testXp, type FinishedTest } from './xp.ts'

/** The parts of the XP of a finished attempt. */
export interface XpParts {
  base: number
  perfect_bonus: number
  practice_cut: number
  repeat_cut: number
  streak: number
  achievements: number
  milestones: number
  /** For courses and programs that the attempt completed. */
  completed: number
  /** Booked since, because the attempt was graded anew. */
  correction: number
  total: number
}

/** Of a test as it was graded when the outcome came; `correction` is what the ledger has booked on top. */
export function xpParts(test: FinishedTest, { xp }: Outcome, correction = 0): XpParts {
  const { total: worth, ...parts } = testXp(test)
  const paid = (reason: XpReason) => xp.reduce((sum, entry) => sum + (entry.reason === reason ? entry.amount : 0), 0)
  return {
    ...parts,
    repeat_cut: worth - paid('test'),
    streak: paid('streak'),
    achievements: paid('achievement'),
    milestones: paid('milestone'),
    completed: paid('content'),
    correction,
    total: xp.reduce((sum, { amount }) => sum + amount, correction),
  }
}
