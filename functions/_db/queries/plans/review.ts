import type postgres from 'postgres'
import { horizonOf, type ReviewCard, type ReviewDays } from '../../../_domain/plans/choose-review.ts'
import { waitedSince } from '../../../_domain/plans/waits.ts'
import { DAY, dayNumber } from '../../../_domain/time/days.ts'
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
    where questions.lineage_id = card.lineage_id
      and questions.test_id = any (${[...tests]}::uuid[])
      and pool <> 'exam'
  )
  and card.lineage_id not in (
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

/** The questions of memory, a row each. Times are in milliseconds since 1970. */
const cards = (sql: postgres.Sql) => sql`
  memory
  cross join lateral unnest(lineages, stability, due_on, reviewed_at, last_at)
    as card (lineage_id, stability, due_on, reviewed_at, last_at)
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
    card.lineage_id, card.stability, card.due_on::text, card.reviewed_at, card.last_at, ${isInExam(sql, query)} as in_exam
  from ${cards(sql)}
  where ${isAsked(sql, query)}
    and (
      card.due_on <= ${query.today}::text::date
      ${
        query.exam_on === null
          ? sql``
          : sql`or (
              card.last_at < ${(dayNumber(waitedSince(query.today, query.exam_on)) + 1) * DAY}::float8
              and ${isInExam(sql, query)}
            )`
      }
    )
  order by
    greatest(0, ${dayNumber(horizonOf(query))}::float8 - floor(card.reviewed_at / ${DAY}::float8)) / card.stability desc,
    card.lineage_id
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
            then least(card.due_on, answered_on + greatest(1, (${query.exam_on}::text::date - answered_on) / 4))
          else card.due_on
        end - ${query.today}::text::date
      ) as day,
      count(*)::integer as questions
    from ${cards(sql)}
    cross join lateral (select date '1970-01-01' + floor(card.last_at / ${DAY}::float8)::integer as answered_on) as answer
    where ${isAsked(sql, query)}
    group by 1
  `
