import type postgres from 'postgres'
import type { MasteryLevel } from '../../../_domain/mastery/levels.ts'

interface TopicRow {
  topic: string
  level: MasteryLevel
  share: number
}

export interface LearnerMasteryRow {
  id: string
  display_name: string
  username: string
  share: number
  topics: TopicRow[]
}

interface LearnersWanted {
  community_id: string
  /** The last learner of the page before. */
  after: string | null
  limit: number
}

/** Students with what they should have right, those who need help most first; who has answered nothing is not among them. */
export const masteryOfStudents = (sql: postgres.Sql, { community_id, after, limit }: LearnersWanted) => sql<
  LearnerMasteryRow[]
>`
  with student as materialized (
    select user_id, sum(share * questions) / sum(questions) as share
    from topic_mastery
    join memberships using (community_id, user_id)
    where community_id = ${community_id} and role = 'student'
    group by user_id
  )
  select
    profiles.id, display_name, username, student.share,
    (
      select json_agg(json_build_object('topic', topic, 'level', level, 'share', topic_mastery.share))
      from topic_mastery
      where topic_mastery.user_id = student.user_id and community_id = ${community_id}
    ) as topics
  from student
  join profiles on profiles.id = user_id
  where ${after}::uuid is null
    or (student.share, user_id) > (select share, user_id from student where user_id = ${after}::uuid)
  order by student.share, user_id
  limit ${limit}
`

export interface TopicMeans {
  topic: string
  learners: number
  share: number
  levels: Record<MasteryLevel, number>
}

/** The topics of a community over all its students, the weakest first. */
export const masteryOfTopics = (sql: postgres.Sql, community_id: string) => sql<TopicMeans[]>`
  select
    topic, count(*)::integer as learners, avg(share) as share,
    json_build_object(
      'attempted', count(*) filter (where level = 'attempted'),
      'familiar', count(*) filter (where level = 'familiar'),
      'proficient', count(*) filter (where level = 'proficient'),
      'mastered', count(*) filter (where level = 'mastered')
    ) as levels
  from topic_mastery
  join memberships using (community_id, user_id)
  where community_id = ${community_id} and role = 'student'
  group by topic
  order by avg(share), topic collate "C"
`
