import { counters } from '#lib/criteria-counters.ts'
import type { AchievementStats } from '../../../../functions/_contracts/stats.ts'
import type { Test } from '../../../../functions/_contracts/tests.ts'

/** What a rule of a community's own may name: counters of its categories, and achievements of its own. */
export function ruleLookups(stats: AchievementStats[], tests: Pick<Test, 'category'>[]) {
  const categories = [...new Set(tests.map(({ category }) => category))]
  const own = stats.filter(({ pack, status }) => pack === 'custom' && status === 'live')
  return {
    counters: counters(categories),
    achievements: own.map(({ slug, name }) => ({ value: slug, says: name })),
    categories,
  }
}
