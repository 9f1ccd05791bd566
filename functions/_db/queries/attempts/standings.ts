import { sql, type SQL } from 'drizzle-orm'
import type { Length } from '../../../_domain/attempts/lengths.ts'
import type { Transaction } from '../../session.ts'

/** A learner's attempts on a test, summed up. */
export interface StandingRow extends Record<string, unknown> {
  running: { attempt_id: string; mode: 'exam' | 'practice'; length: Length; answered: number } | null
  last: {
    attempt_id: string
    mode: 'exam' | 'practice'
    length: Length
    percent: number
    finished_at: string
  } | null
  best: number | null
  finished: number
}

/** One row: a learner's standing in a test. */
export const standingIn = (userId: string, testId: SQL): SQL => sql`
  select
    (array_agg(json_build_object('attempt_id', id, 'mode', mode, 'length', length, 'answered', answered))
      filter (where status = 'in_progress'))[1] as running,
    (array_agg(
      json_build_object('attempt_id', id, 'mode', mode, 'length', length, 'percent', percent, 'finished_at', finished_at)
      order by finished_at desc
    ) filter (where status = 'finished'))[1] as last,
    max(percent) filter (where status = 'finished' and uncounted is null)::float8 as best,
    count(*) filter (where status = 'finished')::integer as finished
  from attempts
  where user_id = ${userId} and test_id = ${testId}
`

export async function readStanding(tx: Transaction, userId: string, testId: string): Promise<StandingRow | undefined> {
  const [row] = await tx.execute<StandingRow>(standingIn(userId, sql`${testId}`))
  return row
}
