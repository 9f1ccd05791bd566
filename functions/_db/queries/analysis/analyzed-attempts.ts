import { sql, type SQL } from 'drizzle-orm'
import type { StoredAttempt } from '../../../_domain/analysis/answered-attempt.ts'
import type { Connection } from '../../client.ts'
import { runPrepared } from '../../prepared.ts'
import type { Transaction } from '../../session.ts'
import { isByLearner } from './is-by-learner.ts'

/** Which finished attempts on a test an analysis takes. Null: any. */
export interface AnalysisSelection {
  test_id: string
  mode: 'exam' | 'practice' | null
  /** Only the attempt that a learner began first on this test, whatever its status: later ones follow a look at the keys. */
  first: boolean
  /** A day. */
  since: string | null
}

const isSelected = ({ test_id, mode, first, since }: AnalysisSelection): SQL => sql`
  attempts.test_id = ${test_id} and attempts.status = 'finished' and attempts.uncounted is null
  and ${isByLearner}
  ${mode === null ? sql.empty() : sql`and attempts.mode = ${mode}`}
  ${since === null ? sql.empty() : sql`and attempts.finished_at >= (${since}::date at time zone 'UTC')`}
  ${
    first
      ? sql`and not exists (
          select from attempts as earlier
          where earlier.user_id = attempts.user_id and earlier.test_id = attempts.test_id
            and (earlier.started_at, earlier.id) < (attempts.started_at, attempts.id)
        )`
      : sql.empty()
  }
`

export interface AttemptGroup {
  version: number
  length: number
  attempts: number
}

/** How many attempts there are of each version and length. */
export async function countGroups(tx: Transaction, selection: AnalysisSelection): Promise<AttemptGroup[]> {
  const rows = await tx.execute<AttemptGroup & Record<string, unknown>>(sql`
    select test_version as version, length, count(*)::integer as attempts
    from attempts
    where ${isSelected(selection)}
    group by test_version, length
    order by test_version, length
  `)
  return [...rows]
}

/** The cursor after a page. Times are texts: a number would lose microseconds. */
interface PageCursor {
  id: string
  finished_at: string
}

export interface AnalyzedRow extends StoredAttempt, PageCursor {}

export interface AnalysisPage extends AnalysisSelection {
  version: number
  length: number | null
  limit: number
  after: PageCursor | undefined
}

/** Attempts with their answers, in the order in which they were finished. Prepared, since many pages follow one another. */
export function analyzedPage(
  connection: Connection['sql'],
  { version, length, limit, after, ...selection }: AnalysisPage,
): Promise<AnalyzedRow[]> {
  return runPrepared<AnalyzedRow>(
    connection,
    sql`
    select
      attempts.user_id, attempts.id, attempts.finished_at::text as finished_at, attempts.seconds,
      array_to_json(attempts.question_order) as question_order, attempts.responses
    from attempts
    where ${isSelected(selection)} and attempts.test_version = ${version}
      ${length === null ? sql.empty() : sql`and attempts.length = ${length}`}
      ${
        after
          ? sql`and (attempts.finished_at, attempts.id) > (${after.finished_at}::timestamptz, ${after.id}::uuid)`
          : sql.empty()
      }
    order by attempts.finished_at, attempts.id
    limit ${limit}
  `,
  )
}
