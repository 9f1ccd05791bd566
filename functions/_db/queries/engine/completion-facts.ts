import type { CompletionFacts } from '../../../_domain/engine/completion.ts'
import type { Database } from '../../client.ts'
import { float8, sentRows, text, uuid } from '../../columns.ts'
import { fragment, statement } from '../../statement.ts'
import { withRepeat } from '../../repeat.ts'

export interface CompletionQuery {
  user_id: string
  kind: 'course' | 'program'
  id: string
  /** Milliseconds since 1970. */
  occurred_at: number
  /** The exam that the event finishes; its attempt is not stored as finished yet. */
  exam: { test_id: string; percent: number } | null
}

const completion = sentRows('completion', (queries: readonly CompletionQuery[]) => queries, {
  keys: {
    user_id: uuid((it) => it.user_id),
    kind: text((it) => it.kind),
    id: uuid((it) => it.id),
    seconds: float8((it) => it.occurred_at / 1000),
    exam_test: uuid((it) => it.exam?.test_id),
    exam_percent: float8((it) => it.exam?.percent),
  },
  written: {},
})

interface FactsRow {
  user_id: string
  id: string
  days: number | null
  score: number | null
}

const select = statement<readonly CompletionQuery[], FactsRow>(fragment<readonly CompletionQuery[]>`
  select
    user_id, id,
    (
      select greatest(1, ceil((seconds - extract(epoch from min(enrolled_at))) / 86400))::integer
      from enrollments
      where enrollments.user_id = completion.user_id
        and course_id in (
          select completion.id where kind = 'course'
          union all
          select course_id from program_courses where kind = 'program' and program_id = completion.id
        )
    ) as days,
    (
      select avg(best)::float8
      from (
        select max(percent) as best
        from contents
        join (
          select test_id, percent::float8
          from attempts
          where attempts.user_id = completion.user_id and status = 'finished' and mode = 'exam' and uncounted is null
          union all
          select exam_test, exam_percent
        ) as exam using (test_id)
        where course_id = completion.id and contents.status = 'live'
        group by test_id
      ) as exams
    ) as score
  from ${completion.rows}
`)

/**
 * The facts of each completion: the days since the learner enrolled (for a program, in the first of its courses), the first
 * day included, and the mean of the best exams in the tests of the course.
 */
export async function completionFacts(db: Database, queries: readonly CompletionQuery[]) {
  const query = select(queries)
  const rows = await withRepeat(db, ({ sql }) => query(sql))
  return rows.map(({ user_id, id, days, score }): CompletionFacts & { user_id: string; id: string } => ({
    user_id,
    id,
    ...(days === null ? {} : { days }),
    ...(score === null ? {} : { score }),
  }))
}
