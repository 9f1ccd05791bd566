import type postgres from 'postgres'
import type { StoredGrade } from '../../../_domain/attempts/regrade.ts'
import type { AttemptKey } from '../attempts/load.ts'

/** The finished attempts of a learner on a test, in the order in which they ended. */
export function finishedOn(sql: postgres.Sql, { user_id, test_id }: { user_id: string; test_id: string }) {
  return sql<AttemptKey[]>`
    select user_id, id
    from attempts
    where user_id = ${user_id} and test_id = ${test_id} and status = 'finished'
    order by finished_at, id
  `
}

export interface GradeChange {
  /** Of the attempt. */
  id: string
  /** The attempt's, as it was read. */
  revision: number
  after: StoredGrade
}

/** Writes new grades of a learner's attempts. Returns how many of them were still as they were read. */
export async function writeGrades(sql: postgres.Sql, userId: string, changes: readonly GradeChange[]): Promise<number> {
  const rows = JSON.stringify(changes.map(({ id, revision, after }) => ({ id, revision, ...after })))
  const { count } = await sql`
    update attempts
    set
      correct = grade.correct, points = grade.points, unread = grade.unread, percent = grade.percent, perfect = grade.perfect, first_pass = grade.first_pass,
      previous_percent = grade.previous_percent, revision = attempts.revision + 1, updated_at = now()
    from jsonb_to_recordset(${rows}::text::jsonb) as grade (
      id uuid, revision integer, correct smallint, points numeric, unread smallint, percent numeric, perfect boolean, first_pass boolean,
      previous_percent numeric
    )
    -- By the learner, who has few: of so many grades as are expected of a list, a plan would read all attempts of all learners.
    where attempts.user_id = ${userId}
      and attempts.id = grade.id
      and attempts.revision = grade.revision
      and attempts.status = 'finished'
  `
  return count
}

/** Raises the revision of a finished attempt whose grade stays. Returns whether it was still as it was read. */
export async function touchAttempt(
  sql: postgres.Sql,
  { user_id, id, revision }: AttemptKey & { revision: number },
): Promise<boolean> {
  const { count } = await sql`
    update attempts
    set revision = revision + 1, updated_at = now()
    where user_id = ${user_id} and id = ${id} and revision = ${revision} and status = 'finished'
  `
  return count > 0
}
