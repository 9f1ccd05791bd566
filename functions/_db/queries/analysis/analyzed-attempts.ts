import { sql, type SQL } from 'drizzle-orm'
import type { StoredAttempt } from '../../../_domain/analysis/sheet.ts'
import type { Connection } from '../../client.ts'
import { runPrepared } from '../../prepared.ts'
import type { Transaction } from '../../session.ts'

/** Which finished attempts on a test are looked at. Null: any. */
export interface AnalysisSelection {
  test_id: string
  mode: 'exam' | 'practice' | null
  /** Only what a learner began before all else on this test, whatever became of it: they had not seen a key yet. */
  first: boolean
  /** A day. */
  since: string | null
}

const fits = ({ test_id, mode, first, since }: AnalysisSelection): SQL => sql`
  attempts.test_id = ${test_id} and attempts.status = 'finished' and attempts.implausible is null
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

/** How many there are of each version and length. */
export async function countLots(tx: Transaction, selected: AnalysisSelection): Promise<AttemptGroup[]> {
  const rows = await tx.execute<AttemptGroup & Record<string, unknown>>(sql`
    select test_version as version, length, count(*)::integer as attempts
    from attempts
    where ${fits(selected)}
    group by test_version, length
    order by test_version, length
  `)
  return [...rows]
}

/** Where a page ended. Times are texts: a number would lose microseconds. */
interface Place {
  id: string
  finished_at: string
}

export interface AnalysedRow extends StoredAttempt, Place {}

export interface AnalysisPage extends AnalysisSelection {
  version: number
  length: number | null
  limit: number
  after: Place | undefined
}

/** Attempts with what was answered, in the order in which they were finished. Prepared, since one page follows the other. */
export function analysedPage(
  lane: Connection['sql'],
  { version, length, limit, after, ...selected }: AnalysisPage,
): Promise<AnalysedRow[]> {
  return runPrepared<AnalysedRow>(
    lane,
    sql`
    select
      attempts.user_id, attempts.id, attempts.finished_at::text as finished_at, attempts.seconds,
      array_to_json(attempts.question_order) as question_order, attempts.responses
    from attempts
    where ${fits(selected)} and attempts.test_version = ${version}
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
