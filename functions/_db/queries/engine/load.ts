import type postgres from 'postgres'
import type { Activity } from '../../../_domain/engine/activity.ts'
import type { Counters } from '../../../_domain/engine/counters.ts'
import type { Learner } from '../../../_domain/engine/learner.ts'
import type { Outcome } from '../../../_domain/engine/outcome.ts'
import type { Database } from '../../client.ts'
import { sentRows, text, uuid } from '../../columns.ts'
import { fragment, statement } from '../../statement.ts'
import { withRepeat } from '../../repeat.ts'
import type { LearnerKey } from './learner-key.ts'

/** The stored state of a learner; all null before their first event. */
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
  /** Whether the event is in the log; if so, `outcome` is what it caused. */
  known: boolean
  outcome: Outcome | null
  /** The XP that the event's test has paid the learner so far. */
  paid: string | null
}

const event = sentRows('event', (activities: Activity[]) => activities, {
  keys: {
    user_id: uuid((it) => it.user_id),
    community_id: uuid((it) => it.community_id),
    id: uuid((it) => it.id),
    test: text((it) => (it.type === 'test_completed' ? it.content_id : null)),
  },
  written: {},
})

const load = statement<Activity[], LoadedEvent>(fragment<Activity[]>`
  select
    revision, counters, streaks, total, level, earned, revoked, validated, handed, state.rules_version,
    community.rules_version as newest, past.id is not null as known, past.outcome,
    case when test is not null then (
      select sum(amount)
      -- A correction names the reason and the reference of what it corrects.
      from (values ('test', test), ('correction', 'test ' || test)) as paid_for (reason, test)
      cross join lateral (
        select amount
        from xp_transactions as entry
        where entry.user_id = event.user_id
          and entry.community_id = event.community_id
          and entry.reason = paid_for.reason
          -- From the first to the last reference that begins with the test: ';' follows ':'.
          and entry.reference >= paid_for.test || ':'
          and entry.reference < paid_for.test || ';'
      ) as entry
    ) end as paid
  from ${event.ordered}
  -- Looked up one by one by key, so that no statistics make the planner scan these tables whole.
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
`)

/** Each event with the stored state of its learner, in the order of the events. One statement, so all of it is one snapshot. */
export function loadEvents(db: Database, activities: Activity[]) {
  const query = load(activities)
  return withRepeat(db.genericPlans, ({ sql }) => query(sql))
}

/** The stored state of a learner, and the newest version of the rules of the community. */
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
