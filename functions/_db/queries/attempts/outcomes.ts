import type { Outcome } from '../../../_domain/engine/outcome.ts'
import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'
import type { AttemptKey } from './load.ts'

/** What the engine made of an attempt, and the grade that it made it of: a regrade leaves both as they are. */
export interface CountedAttempt {
  outcome: Outcome
  correct: number
  perfect: boolean
}

/** Finished attempts as they were counted, by their ids; none for attempts that are not counted, or not yet. */
export async function loadOutcomes(
  db: Database,
  keys: readonly AttemptKey[],
): Promise<ReadonlyMap<string, CountedAttempt>> {
  const query = bindQuery<({ id: string } & CountedAttempt)[]>`
    select
      key.id, event.outcome, coalesce((event.metrics ->> 'correct')::integer, 0) as correct,
      coalesce((event.dims ->> 'perfect')::boolean, false) as perfect
    from unnest(
      ${keys.map((it) => it.user_id)}::uuid[], ${keys.map((it) => it.id)}::uuid[]
    ) as key (user_id, id)
    cross join lateral (
      select outcome, metrics, dims from activity_events
      where activity_events.user_id = key.user_id and activity_events.id = key.id
      -- Each by its key: a kept plan must not come to read the whole log.
      offset 0
    ) as event
    where event.outcome is not null
  `
  const rows = await withRepeat(db.genericPlans, ({ sql }) => query(sql))
  return new Map(rows.map(({ id, ...counted }) => [id, counted]))
}
