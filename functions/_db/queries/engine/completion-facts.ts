import type { CompletionFacts } from '../../../_domain/engine/completion.ts'
import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'

export interface CompletionQuery {
  user_id: string
  kind: 'course' | 'program'
  id: string
  /** Milliseconds since 1970. */
  occurred_at: number
  /** The exam that ends with the event, whose attempt says nothing of it yet. */
  exam: { test_id: string; percent: number } | null
}

/**
 * Of each: how many days it took, the first one counted, since they enrolled (in a program: in the first of its courses), and
 * what they made in the exams of the course's tests, the best one of each.
 */
export async function completionFacts(db: Database, asked: readonly CompletionQuery[]) {
  const query = bindQuery<{ user_id: string; id: string; days: number | null; score: number | null }[]>`
    with asked as (
      select *
      from unnest(
        ${asked.map((it) => it.user_id)}::uuid[], ${asked.map((it) => it.kind)}::text[], ${asked.map((it) => it.id)}::uuid[],
        ${asked.map((it) => it.occurred_at / 1000)}::float8[], ${asked.map((it) => it.exam?.test_id ?? null)}::uuid[],
        ${asked.map((it) => it.exam?.percent ?? null)}::float8[]
      ) as asked (user_id, kind, id, at, exam_of, exam_percent)
    )
    select
      user_id, id,
      (
        select greatest(1, ceil((at - extract(epoch from min(enrolled_at))) / 86400))::integer
        from enrollments
        where enrollments.user_id = asked.user_id
          and course_id in (
            select asked.id where kind = 'course'
            union all
            select course_id from program_courses where kind = 'program' and program_id = asked.id
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
            where attempts.user_id = asked.user_id and status = 'finished' and mode = 'exam' and implausible is null
            union all
            select exam_of, exam_percent
          ) as exam using (test_id)
          where course_id = asked.id and contents.status = 'live'
          group by test_id
        ) as exams
      ) as score
    from asked
  `
  const rows = await db.withConnection(({ sql }) => query(sql))
  return rows.map(({ user_id, id, days, score }): CompletionFacts & { user_id: string; id: string } => ({
    user_id,
    id,
    ...(days === null ? {} : { days }),
    ...(score === null ? {} : { score }),
  }))
}
