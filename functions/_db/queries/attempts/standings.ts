import { sql, type SQL } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

/** A learner's attempts on a test, summed up. */
export interface StandingRow extends Record<string, unknown> {
  test_id: string
  running: { attempt_id: string; mode: 'exam' | 'practice'; length: 25 | 50 | 75 | 100; answered: number } | null
  last: {
    attempt_id: string
    mode: 'exam' | 'practice'
    length: 25 | 50 | 75 | 100
    percent: number
    finished_at: string
  } | null
  best: number | null
  finished: number
}

/** A learner's standing in a test; no row without attempts. */
export const standingsAt = (tx: Transaction, userId: string, testId: string) =>
  standings(tx, userId, sql`test_id = ${testId}`)

/** A learner's standing in each live test of a community; no row for a test without attempts. */
export const standingsIn = (tx: Transaction, userId: string, communityId: string) =>
  standings(tx, userId, sql`test_id in (select id from tests where community_id = ${communityId} and status = 'live')`)

function standings(tx: Transaction, userId: string, whichTests: SQL) {
  return tx.execute<StandingRow>(sql`
    select
      test_id,
      (array_agg(json_build_object('attempt_id', id, 'mode', mode, 'length', length, 'answered', answered))
        filter (where status = 'in_progress'))[1] as running,
      (array_agg(
        json_build_object('attempt_id', id, 'mode', mode, 'length', length, 'percent', percent, 'finished_at', finished_at)
        order by finished_at desc
      ) filter (where status = 'finished'))[1] as last,
      max(percent) filter (where status = 'finished' and uncounted is null)::float8 as best,
      count(*) filter (where status = 'finished')::integer as finished
    from attempts
    where user_id = ${userId}
      and ${whichTests}
    group by test_id
  `)
}
