import { slugOf } from '../courses/slug.ts'
import type { Activity } from '../engine/activity.ts'
import { learnerDay, type Zones } from '../time/learner-day.ts'
import { rankOf, type MasteryLevel } from './levels.ts'

interface ReachedLevel {
  id: string
  learner: Zones & { user_id: string; community_id: string }
  topic: string
  level: MasteryLevel
  /** In milliseconds since 1970. */
  now: number
}

/** The name of a topic in the counters of rules. */
export const topicSlug = (topic: string): string => slugOf(topic)

/** A learner reached a level in a topic. Rules can ask for it by topic, and for how many topics have it. */
export const reachedEvent = ({ id, learner, topic, level, now }: ReachedLevel): Activity => ({
  id,
  user_id: learner.user_id,
  community_id: learner.community_id,
  type: 'mastery_reached',
  occurred_at: now,
  ...learnerDay(learner, new Date(now)),
  content_id: null,
  dims: { level, topic: topicSlug(topic) },
  metrics: { rank: rankOf(level) },
})
