import { topicSlug } from '#domain/mastery/reached-event.ts'
import { counters } from '#lib/features/rules/criteria-counters.ts'
import type { AchievementStats } from '#contracts/achievements/stats.ts'
import type { Test } from '#contracts/tests/tests.ts'

interface Taught {
  topics: readonly { topic: string }[]
  courses: readonly { slug: string }[]
  gates: readonly { slug: string; title: string; status: string }[]
}

/** What a community's own rule may refer to: counters of its categories, courses and topics, its own achievements and gates. */
export function ruleLookups(
  stats: AchievementStats[],
  tests: Pick<Test, 'category'>[],
  { topics: asked, courses, gates }: Taught,
) {
  const topics = [...new Set(asked.map(({ topic }) => topicSlug(topic)))]
  const categories = [...new Set(tests.map(({ category }) => category))]
  const own = stats.filter(({ pack, status }) => pack === 'custom' && status === 'live')
  const slugs = courses.map(({ slug }) => slug)
  return {
    counters: counters({ categories, courses: slugs, topics }),
    achievements: own.map(({ slug, name }) => ({ value: slug, says: name })),
    milestones: gates
      .filter(({ status }) => status !== 'retired')
      .map(({ slug, title }) => ({ value: slug, says: title })),
    categories,
    courses: slugs,
    topics,
  }
}
