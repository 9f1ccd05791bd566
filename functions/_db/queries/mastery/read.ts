import type postgres from 'postgres'
import type { TopicMastery } from '../../../_domain/mastery/judge-topic.ts'
import type { MasteryLevel } from '../../../_domain/mastery/levels.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

/** A test with a topic that it asks, and how many of the questions there are of this learner's topic. */
export interface TopicOfTest {
  test_id: string
  slug: string
  title: string
  topic: string
}

/** The topics of the live tests of a community, test by test in its order. */
export const topicsOfTests = (sql: postgres.Sql, community_id: string) => sql<TopicOfTest[]>`
  select tests.id as test_id, slug, title, topic
  from tests
  cross join lateral (
    select distinct topic from questions where test_id = tests.id and test_version = tests.version
  ) as asked
  where community_id = ${community_id} and tests.status = 'live'
  order by tests.position, title, tests.id, topic
`

interface CountedTopic {
  topic: string
  questions: number
}

/** How many different questions live tests ask of each topic. */
export const questionsOfTopics = (sql: postgres.Sql, community_id: string) => sql<CountedTopic[]>`
  select topic, count(distinct lineage_id)::integer as questions
  from tests
  join questions on test_id = tests.id and test_version = tests.version
  where tests.community_id = ${community_id} and tests.status = 'live'
  group by topic
  order by topic collate "C"
`

export interface MasteryOfTopic extends TopicMastery {
  topic: string
  level: MasteryLevel
}

/** The topics of which a learner has answered anything. */
export const masteryOf = (sql: postgres.Sql, { user_id, community_id }: LearnerKey) => sql<MasteryOfTopic[]>`
  select
    topic, level, questions, seen, held, kept,
    json_build_object('low', share_low, 'share', share, 'high', share_high) as share
  from topic_mastery
  where user_id = ${user_id} and community_id = ${community_id}
`
