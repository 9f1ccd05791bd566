import type postgres from 'postgres'
import type { TopicQuota } from '../../../_domain/attempts/topic-quota.ts'
import type { FeedbackPolicy } from '../../../_domain/authoring/feedback.ts'
import type { PracticeCandidate } from '../../../_domain/practice/filter.ts'

/** A live test with what decides whether its questions may be practiced. */
export interface PracticeTest {
  id: string
  title: string
  version: number
  quotas: readonly TopicQuota[] | null
  allows_practice: boolean
  feedback: FeedbackPolicy
  /** Milliseconds since 1970. */
  feedback_from: number | null
  /** Whether the learner is taking an exam on it. */
  exam_running: boolean
}

/** The live tests of a community, in its order. */
export const liveTests = (
  sql: postgres.Sql,
  { user_id, community_id }: { user_id: string; community_id: string },
): Promise<PracticeTest[]> => sql<PracticeTest[]>`
  select
    id, title, version, quotas, allows_practice, feedback,
    extract(epoch from feedback_from)::float8 * 1000 as feedback_from,
    exists (
      select from attempts
      where user_id = ${user_id} and test_id = tests.id and attempts.status = 'in_progress' and mode = 'exam'
    ) as exam_running
  from tests
  where community_id = ${community_id} and tests.status = 'live'
  order by position, title, id
`

/**
 * The questions of these tests as they are live, but those of the exam pool; in the order of the tests and their banks. With
 * lineages only those.
 */
export const liveQuestions = (
  sql: postgres.Sql,
  tests: readonly Pick<PracticeTest, 'id'>[],
  lineages: readonly string[] | undefined,
): Promise<PracticeCandidate[]> => sql<PracticeCandidate[]>`
  select
    questions.id, lineage_id, test_id, topic, kind, coalesce(questions.difficulty, tests.difficulty) as difficulty, pool
  from unnest(${tests.map(({ id }) => id)}::uuid[]) with ordinality as wanted (id, place)
  join tests on tests.id = wanted.id
  join questions on test_id = tests.id and test_version = tests.version
  where pool <> 'exam'
    ${lineages ? sql`and lineage_id = any (${[...lineages]}::uuid[])` : sql``}
  order by place, questions.position
`
