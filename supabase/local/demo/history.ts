import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { academyDeeds } from './academy.ts'
import type { DemoCommunity, DemoLearner } from './catalogue.ts'
import type { DemoActivity } from './demo-activity.ts'
import { habitsOf } from './habits.ts'
import { createRandom } from './random.ts'
import { record } from './record.ts'
import { schoolDeeds } from './school.ts'
import { STUDENT, studentDeeds } from './student.ts'

/** What all of them did until now, in the order it happened. The same every time, for the same now. */
export const histories = (learners: readonly DemoLearner[], now: number): Activity[] =>
  learners
    .flatMap((learner) => learner.communities.flatMap((it) => record(learner, it, deedsOf(learner, it), now)))
    .toSorted((a, b) => a.occurred_at - b.occurred_at)

function deedsOf({ handle }: DemoLearner, community: DemoCommunity): DemoActivity[] {
  const { like, harbor, lumen } = habitsOf(handle)
  const random = createRandom(`${like} in ${community.slug}`)
  if (community.slug === 'lumen') return lumen ? schoolDeeds(lumen, community, random) : []
  if (community.slug !== 'harbor') return []
  if (handle === STUDENT) return studentDeeds(community, random)
  return harbor ? academyDeeds(harbor, community, random) : []
}
