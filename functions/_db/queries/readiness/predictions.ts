import type postgres from 'postgres'
import type { QuestionPool } from '../../../_domain/attempts/bank.ts'
import type { TopicQuota } from '../../../_domain/attempts/topic-quota.ts'
import type { ShownOfQuestion } from '../../../_domain/mastery/judge-learner.ts'
import type { MemoryCard } from '../../../_domain/memory/card.ts'
import type { FollowedExam } from '../../../_domain/readiness/correction.ts'
import type { ScorePrediction } from '../../../_domain/readiness/predict-score.ts'
import type { ScoredPrediction } from '../../../_domain/readiness/score-predictions.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

export interface PredictedTest {
  community_id: string
  quotas: TopicQuota[] | null
  questions: { lineage_id: string; topic: string; pool: QuestionPool }[]
}

/** A live test with the questions that its exams draw from. */
export async function testToPredict(sql: postgres.Sql, id: string): Promise<PredictedTest | undefined> {
  const [test] = await sql<PredictedTest[]>`
    select
      community_id, quotas,
      (
        select json_agg(json_build_object('lineage_id', lineage_id, 'topic', topic, 'pool', pool) order by questions.position)
        from questions
        where test_id = tests.id and test_version = tests.version
      ) as questions
    from tests
    where id = ${id} and status = 'live'
  `
  return test
}

export interface KnownQuestion extends ShownOfQuestion, Pick<MemoryCard, 'stability' | 'reviewed_at'> {
  last_right: boolean
}

/** What a learner's memory has. */
export const knownQuestions = (sql: postgres.Sql, { user_id, community_id }: LearnerKey) => sql<KnownQuestion[]>`
  select card.*
  from memory
  cross join lateral unnest(
    lineages, first_at, first_right, first_mixed, mixed_days, last_right, stability, reviewed_at
  ) as card (lineage_id, first_at, first_right, first_mixed, mixed_days, last_right, stability, reviewed_at)
  where user_id = ${user_id} and community_id = ${community_id}
`

interface NewPrediction extends LearnerKey, ScorePrediction {
  test_id: string
  /** Of the exam. */
  length: number
  /** Milliseconds since 1970. */
  now: number
}

/**
 * Stores what a learner is shown. What they were shown before, and took no exam after, was a step on the way. Once an exam has begun, what was said before
 * it stays to be scored, whatever is read meanwhile.
 */
export const storePrediction = (
  sql: postgres.Sql,
  { user_id, community_id, test_id, length, now, plain, ...it }: NewPrediction,
) => sql`
  insert into score_predictions (
    user_id, community_id, test_id, predicted_at, score, low, high, chance, length, plain_score, plain_variance, plain_again
  )
  values (
    ${user_id}, ${community_id}, ${test_id}, to_timestamp(${now / 1000}::float8), ${it.score}, ${it.low}, ${it.high}, ${it.chance},
    ${length}::integer, ${plain.score}, ${plain.variance}, ${plain.again}
  )
  on conflict (user_id, test_id) where attempt_id is null do update
  set
    predicted_at = excluded.predicted_at, score = excluded.score, low = excluded.low, high = excluded.high,
    chance = excluded.chance, length = excluded.length, plain_score = excluded.plain_score,
    plain_variance = excluded.plain_variance, plain_again = excluded.plain_again
  where score_predictions.predicted_at < excluded.predicted_at
    and not exists (
      select
      from attempts
      where attempts.user_id = excluded.user_id
        and attempts.test_id = excluded.test_id
        and mode = 'exam'
        and status in ('in_progress', 'finished')
        and uncounted is null
        and started_at >= score_predictions.predicted_at
    )
`

/** Scores open predictions of learners by the first exam that they began afterwards. */
export const closePredictions = (sql: postgres.Sql, learners: readonly LearnerKey[]) => sql`
  update score_predictions
  set attempt_id = exam.id, percent = exam.percent
  from unnest(${learners.map(({ user_id }) => user_id)}::uuid[]) as learner (user_id)
  cross join lateral (
    select attempts.id, attempts.test_id, attempts.percent, open.predicted_at
    from score_predictions as open
    cross join lateral (
      select id, test_id, percent
      from attempts
      where attempts.user_id = learner.user_id
        and attempts.test_id = open.test_id
        and mode = 'exam'
        and status = 'finished'
        and uncounted is null
        and started_at >= open.predicted_at
      order by started_at
      limit 1
    ) as attempts
    where open.user_id = learner.user_id and open.attempt_id is null
  ) as exam
  where score_predictions.user_id = learner.user_id
    and score_predictions.test_id = exam.test_id
    and score_predictions.attempt_id is null
`

/** The newest exams that were taken as they had been predicted: of this length, and before the learner had time to learn much more. */
export const followedExams = (
  sql: postgres.Sql,
  { test_id, length }: { test_id: string; length: number },
): Promise<FollowedExam[]> => sql<FollowedExam[]>`
  select prediction.percent::float8 - plain_score as error, plain_variance as variance, plain_again as again
  from score_predictions as prediction
  join attempts as exam on exam.user_id = prediction.user_id and exam.id = prediction.attempt_id
  where prediction.test_id = ${test_id}
    and plain_score is not null
    and prediction.length = ${length}::integer
    and exam.length = ${length}::integer
    and exam.started_at < predicted_at + interval '3 days'
  order by predicted_at desc
  limit 500
`

/** The newest predictions of a community that an exam has scored. */
export const scoredPredictions = (sql: postgres.Sql, community_id: string, pass_mark: number) => sql<
  ScoredPrediction[]
>`
  select chance, percent >= ${pass_mark}::integer as passed
  from score_predictions
  where community_id = ${community_id} and attempt_id is not null
  order by predicted_at desc
  limit 5000
`
