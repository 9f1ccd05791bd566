import type postgres from 'postgres'
import { horizonOf, type ReviewCard, type ReviewDays } from '../../../_domain/plans/choose-review.ts'
import { waitedSince } from '../../../_domain/plans/waits.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

export interface DueQuery extends LearnerKey, ReviewDays {
  /** Those that may be asked. */
  tests: readonly string[]
  /** The only test of the exam that is ahead; null: all of them. */
  exam_test: string | null
  /** When the learner's date began, in milliseconds since 1970. */
  since: number
}

/**
 * What a learner has answered, if a test asks it now, but for what practice has asked today: memory may not have followed it yet. An
 * answer in a session is null where it was left open or skipped.
 */
const isAsked = (sql: postgres.Sql, { user_id, community_id, tests, since }: DueQuery) => sql`
  memory.user_id = ${user_id}
  and memory.community_id = ${community_id}
  and exists (
    select from questions
    join tests on tests.id = questions.test_id and tests.version = questions.test_version
    where questions.lineage_id = memory.lineage_id
      and questions.test_id = any (${[...tests]}::uuid[])
      and pool <> 'exam'
  )
  and memory.lineage_id not in (
    select questions.lineage_id
    from practice_sessions as session
    cross join unnest(question_ids) with ordinality as asked (id, place)
    join questions on questions.id = asked.id
    where session.user_id = ${user_id}
      and session.community_id = ${community_id}
      and session.status = 'finished'
      and session.finished_at >= to_timestamp(${since / 1000})
      and responses -> (place - 1)::integer ->> 0 is not null
  )
`

/** Whether the exam asks a question; as memory knows its test. */
const isInExam = (sql: postgres.Sql, { exam_test }: DueQuery) =>
  sql`(${exam_test}::uuid is null or memory.test_id = ${exam_test}::uuid)`

/**
 * What there is to review, at most so many: first what is recalled least on the day of the exam. Recall falls with the days since the
 * review in units of stability, on the same curve for all cards, so their order needs no more than that.
 */
export const cardsToReview = (sql: postgres.Sql, query: DueQuery, most: number | null) => sql<ReviewCard[]>`
  select
    lineage_id, stability, due_on::text, extract(epoch from reviewed_at)::float8 * 1000 as reviewed_at,
    extract(epoch from last_at)::float8 * 1000 as last_at, ${isInExam(sql, query)} as in_exam
  from memory
  where ${isAsked(sql, query)}
    and (
      due_on <= ${query.today}::text::date
      ${
        query.exam_on === null
          ? sql``
          : sql`or (
              (last_at at time zone 'UTC')::date <= ${waitedSince(query.today, query.exam_on)}::text::date
              and ${isInExam(sql, query)}
            )`
      }
    )
  order by
    greatest(0, ${horizonOf(query)}::text::date - (reviewed_at at time zone 'UTC')::date) / stability desc, lineage_id
  limit ${most}
`

/** How many questions come again so many days from today, before an exam; on day 0 all that are to be reviewed today. */
export const comingAgain = (sql: postgres.Sql, query: DueQuery & { exam_on: string }) =>
  sql<{ day: number; questions: number }[]>`
    select
      greatest(
        0,
        case
          when ${isInExam(sql, query)}
            then least(due_on, answered_on + greatest(1, (${query.exam_on}::text::date - answered_on) / 4))
          else due_on
        end - ${query.today}::text::date
      ) as day,
      count(*)::integer as questions
    from memory
    cross join lateral (select (last_at at time zone 'UTC')::date as answered_on) as answer
    where ${isAsked(sql, query)}
    group by 1
  `
