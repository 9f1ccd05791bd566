import type { Outcome } from '../../../_domain/engine/outcome.ts'
import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'
import type { AttemptKey } from './load.ts'

/** The engine's outcomes of finished attempts, by their ids; none for attempts that are not counted, or not yet. */
export async function loadOutcomes(db: Database, keys: readonly AttemptKey[]): Promise<ReadonlyMap<string, Outcome>> {
  const query = bindQuery<{ id: string; outcome: Outcome }[]>`
    select key.id, event.outcome
    from unnest(
      ${keys.map((it) => it.user_id)}::uuid[], ${keys.map((it) => it.id)}::uuid[]
    ) as key (user_id, id)
    cross join lateral (
      select outcome from activity_events
      where activity_events.user_id = key.user_id and activity_events.id = key.id
      -- Each by its key: a kept plan must not come to read the whole log.
      offset 0
    ) as event
    where event.outcome is not null
  `
  const rows = await withRepeat(db.genericPlans, ({ sql }) => query(sql))
  return new Map(rows.map(({ id, outcome }) => [id, outcome]))
}
