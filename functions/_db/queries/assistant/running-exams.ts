import { sql, type SQL } from 'drizzle-orm'
import { GRACE } from '../../../_domain/attempts/deadline.ts'
import type { Transaction } from '../../session.ts'

interface AskedAbout {
  user_id: string
  test_id: string
  /** In the bank. */
  position: number
  prompt: string
  now: number
}

export interface RunningExams extends Record<string, unknown> {
  /** Whether the learner takes any exam now. */
  any: boolean
  /** Whether one of them asks this question: the same place of the same bank, or the same words in another. */
  asksIt: boolean
}

/** The attempts of a learner at exams whose time is not up, in any community. */
const examsOf = (user_id: string, now: number) => sql`
  select test_id, test_version, question_order
  from attempts
  where user_id = ${user_id}
    and status = 'in_progress'
    and mode = 'exam'
    and (deadline is null or deadline >= to_timestamp(${(now - GRACE) / 1000}))
`

/** Whether a learner takes an exam at this moment. */
export async function takesExam(
  tx: Transaction,
  { user_id, now }: Pick<AskedAbout, 'user_id' | 'now'>,
): Promise<boolean> {
  const [row] = await tx.execute<{ takes: boolean }>(sql`select exists (${examsOf(user_id, now)}) as takes`)
  return row?.takes ?? false
}

/** Case and blanks aside. */
const comparable = (prompt: SQL) => sql`btrim(regexp_replace(lower(${prompt}), '[[:space:]]+', ' ', 'g'))`

/** The exams that a learner takes at this moment, in any community. */
export async function runningExams(
  tx: Transaction,
  { user_id, test_id, position, prompt, now }: AskedAbout,
): Promise<RunningExams> {
  const [row] = await tx.execute<RunningExams>(sql`
    with exam as materialized (${examsOf(user_id, now)})
    select
      exists (select from exam) as any,
      exists (
        select
        from exam
        join questions using (test_id, test_version)
        where questions.position = any (exam.question_order)
          and (
            (exam.test_id = ${test_id} and questions.position = ${position})
            or ${comparable(sql`questions.prompt`)} = ${comparable(sql`${prompt}::text`)}
          )
      ) as "asksIt"
  `)
  if (!row) throw new Error('A query without a condition has answered nothing.')
  return row
}
