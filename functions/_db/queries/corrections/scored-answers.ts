import type postgres from 'postgres'
import type { StoredAnswer } from '../../../_domain/attempts/kinds/rules.ts'

interface AskedPlaces {
  test_id: string
  version: number
  /** Of questions in the bank, from 1. */
  positions: readonly number[]
  /** How many of the newest exams. */
  most: number
}

export interface ScoredAnswerRow {
  position: number
  graded: number
  points: number
  /** Null where there is none, or it came too late. */
  answer: StoredAnswer
  times: number
}

/** How some questions of a version were answered in the newest exams that count, by the score of the exam. */
export const scoredAnswers = (sql: postgres.Sql, { test_id, version, positions, most }: AskedPlaces) => sql<
  ScoredAnswerRow[]
>`
  with exam as materialized (
    select question_order, responses, length - coalesce(unread, 0) as graded, coalesce(points, correct) as points
    from attempts
    where test_id = ${test_id} and test_version = ${version} and status = 'finished' and uncounted is null
      and mode = 'exam'
    order by finished_at desc
    limit ${most}
  )
  select
    wanted.position, graded::integer, points::float8,
    case when response ->> 2 = '1' then null else response -> 0 end as answer, count(*)::integer as times
  from exam
  cross join unnest(${[...positions]}::integer[]) as wanted (position)
  cross join lateral (select array_position(question_order, wanted.position::smallint) as place) as asked
  cross join lateral (select (responses -> (place - 1))::jsonb as response) as given
  where place is not null
  group by wanted.position, graded, points, answer
`
