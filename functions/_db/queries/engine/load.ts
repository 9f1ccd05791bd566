import type postgres from 'postgres'
import type { Activity } from '../../../_domain/engine/activity.ts'
import type { Counters } from '../../../_domain/engine/counters.ts'
import type { Learner } from '../../../_domain/engine/learner.ts'
import type { Outcome } from '../../../_domain/engine/outcome.ts'
import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import type { LearnerKey } from './learner-key.ts'

/** What is stored of a learner; nothing, of somebody who has done nothing yet. */
export interface StoredState {
  revision: string | null
  counters: Counters | null
  streaks: Learner['streaks'] | null
  total: string | null
  level: number | null
  /** Lists of ids as Postgres writes them: {a,b}. */
  earned: string | null
  revoked: string | null
  validated: string | null
  handed: string | null
  rules_version: string | null
}

export interface LoadedEvent extends StoredState {
  /** The newest version of the community's rules. */
  newest: string | null
  /** Whether the event is in the log, and what it caused. */
  known: boolean
  outcome: Outcome | null
  /** What its test has paid its learner so far. */
  paid: string | null
}

/**
 * Each event with all that is known of its learner, in the order given. One statement, so that all of it is of
 * one moment.
 */
export function loadEvents(db: Database, activities: Activity[]) {
  const query = bindQuery<LoadedEvent[]>`
    select
      revision, counters, streaks, total, level, earned, revoked, validated, handed, state.rules_version,
      community.rules_version as newest, past.id is not null as known, past.outcome,
      case when test is not null then (
        select sum(amount)
        from xp_transactions as entry
        where entry.user_id = event.user_id
          and entry.community_id = event.community_id
          and entry.reason = 'test'
          -- From the first to the last reference that begins with the test: ';' follows ':'.
          and entry.reference >= test || ':'
          and entry.reference < test || ';'
      ) end as paid
    from unnest(
      ${activities.map((it) => it.user_id)}::uuid[], ${activities.map((it) => it.community_id)}::uuid[],
      ${activities.map((it) => it.id)}::uuid[],
      ${activities.map((it) => (it.type === 'test_completed' ? it.content_id : null))}::text[]
    ) with ordinality as event (user_id, community_id, id, test, place)
    -- One by one, by their keys: whatever the planner knows of these tables, they are never read whole.
    left join lateral (
      select rules_version from communities where id = event.community_id limit 1
    ) as community on true
    left join lateral (
      select * from user_counters where user_id = event.user_id and community_id = event.community_id limit 1
    ) as state on true
    left join lateral (
      select id, outcome from activity_events where user_id = event.user_id and id = event.id limit 1
    ) as past on true
    order by place
  `
  return db.genericPlans.withConnection(({ sql }) => query(sql))
}

/** What is stored of a learner, and the newest version of their community's rules. */
export async function loadLearner(sql: postgres.Sql, { user_id, community_id }: LearnerKey) {
  const [row] = await sql<(StoredState & { newest: string | null })[]>`
    select
      revision, counters, streaks, total, level, earned, revoked, validated, handed, state.rules_version,
      communities.rules_version as newest
    from communities
    left join user_counters as state on state.user_id = ${user_id} and state.community_id = communities.id
    where communities.id = ${community_id}
  `
  return row
}
