import type { Level } from '../../_contracts/xp/xp.ts'
import { levelProgress, titleFor } from '../../_domain/xp/levels.ts'

/** Where so many XP put a learner. */
export function toLevel(total: number): Level {
  const { level, into, needed } = levelProgress(total)
  return { level, title: titleFor(level), total, into, needed }
}
