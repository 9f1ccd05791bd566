import type { Mastery } from '#contracts/mastery/mastery.ts'
import { rankOf } from '#domain/mastery/levels.ts'
import { count } from '#domain/locale/counts.ts'

/** Where a learner stands with the topics, in one sentence. */
export function masteryTeaser({ topics }: Pick<Mastery, 'topics'>): string {
  const strong = topics.filter(({ level }) => rankOf(level) >= rankOf('proficient')).length
  const begun = topics.filter(({ level }) => level !== null).length
  if (strong > 0) return `You are proficient in ${strong} of ${count(topics.length, 'topic')}.`
  if (begun > 0) return `You have begun ${begun} of ${count(topics.length, 'topic')}.`
  return 'Your map fills as you answer.'
}
