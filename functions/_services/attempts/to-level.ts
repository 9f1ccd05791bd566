import { levelProgress, titleFor } from '../../_domain/levels.ts'

/** Where so many XP put a learner. */
export function toLevel(total: number) {
  const { level, into, needed } = levelProgress(total)
  return { level, title: titleFor(level), total, into, needed }
}
