import type { Database } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'
import type { AttemptKey } from '../attempts/load.ts'

/** An attempt that was graded anew, in percent. */
export interface Regrade {
  before: number
  after: number
  reason: string
  /** In milliseconds since 1970. */
  at: number
}

interface PaidAttempt extends AttemptKey {
  community_id: string
  /** The entries that it caused: reason and reference. */
  entries: readonly string[]
}

interface RegradedRow {
  regrades: Regrade[]
  /** What the ledger pays for it, with all corrections. */
  paid: number
}

/** How an attempt was graded anew, the earliest first, and what the ledger has paid for it. */
export async function loadRegrades(
  db: Database,
  { user_id, id, community_id, entries }: PaidAttempt,
): Promise<RegradedRow> {
  const [row] = await withRepeat(
    db,
    ({ sql }) => sql<RegradedRow[]>`
      with
      entry as (
        select unnest(${[...entries]}::text[]) as name
        union
        -- A score that rises may earn the bonus of a day that had none.
        select reason || ' ' || reference
        from xp_transactions
        join activity_events on activity_events.user_id = ${user_id} and activity_events.id = event_id
        where xp_transactions.user_id = ${user_id}
          and xp_transactions.community_id = ${community_id}
          and reason = 'streak'
          and type = 'attempt_regraded'
          and dims ->> 'attempt' = ${id}
      )
      select
        (
          select coalesce(json_agg(regrade order by at), '[]')
          from (
            select
              (attempt ->> 'before')::float8 as before, (attempt ->> 'after')::float8 as after, reason,
              extract(epoch from written_at)::float8 * 1000 as at
            from regraded_learners
            join corrections on corrections.id = correction_id
            cross join jsonb_array_elements(attempts) as attempt
            where user_id = ${user_id} and written_at is not null and attempt ->> 'id' = ${id}
          ) as regrade
        ) as regrades,
        (
          select coalesce(sum(amount), 0)::integer
          from xp_transactions
          where user_id = ${user_id}
            and community_id = ${community_id}
            and case reason when 'correction' then split_part(reference, '#', 1) else reason || ' ' || reference end
              in (select name from entry)
        ) as paid
    `,
  )
  return row ?? { regrades: [], paid: 0 }
}
