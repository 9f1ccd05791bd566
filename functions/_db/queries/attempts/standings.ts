import { sql } from 'drizzle-orm'
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

/** A learner's standing in each of these tests; no row for a test without attempts. */
export function standingsOf(tx: Transaction, userId: string, testIds: readonly string[]) {
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
      and test_id in (select jsonb_array_elements_text(${JSON.stringify(testIds)}::jsonb)::uuid)
    group by test_id
  `)
}
