import type { Outcome } from '../../../_domain/engine/outcome.ts'
import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'
import type { AttemptKey } from './load.ts'

/** The engine's outcomes of finished attempts, by their ids; none for attempts that are not counted, or not yet. */
export async function loadOutcomes(db: Database, keys: readonly AttemptKey[]): Promise<ReadonlyMap<string, Outcome>> {
  const query = bindQuery<{ id: string; outcome: Outcome }[]>`
    select id, outcome
    from unnest(
      ${keys.map((it) => it.user_id)}::uuid[], ${keys.map((it) => it.id)}::uuid[]
    ) as key (user_id, id)
    join activity_events using (user_id, id)
    where outcome is not null
  `
  const rows = await withRepeat(db, ({ sql }) => query(sql))
  return new Map(rows.map(({ id, outcome }) => [id, outcome]))
}
