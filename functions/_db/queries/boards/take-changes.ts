import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import type { LearnerKey } from '../engine/learner-key.ts'
import { GLOBAL_COMMUNITY } from './learner-keys.ts'

/** One refresher at a time, on whichever server it runs. The lock ends with the transaction. */
export async function tryLockBoards(tx: Transaction): Promise<boolean> {
  const [lock] = await tx.execute<{ mine: boolean }>(sql`
    select
      pg_try_advisory_xact_lock(hashtextextended('laude boards', 0)) as mine,
      set_config('statement_timeout', '2min', true)
  `)
  return lock?.mine ?? false
}

/** The table of changes is unlogged, so a crash empties it. Then, and the first time, every learner counts as changed. */
export async function markAllIfLost(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    insert into private.leaderboard_changes (user_id, community_id)
    select user_id, community_id
    from (
      select ${GLOBAL_COMMUNITY}::uuid as user_id, ${GLOBAL_COMMUNITY}::uuid as community_id
      union all
      select user_id, community_id from user_counters
      union all
      select user_id, community_id from leaderboard_scores where community_id <> ${GLOBAL_COMMUNITY}
    ) as everybody
    where not exists (select from private.leaderboard_changes where user_id = ${GLOBAL_COMMUNITY})
  `)
}

/**
 * Takes learners who changed. Only changes of committed transactions are visible, so a later statement of this transaction
 * reads the learners with the change, and no change is missed, however late its transaction commits.
 */
export async function takeChanges(tx: Transaction, limit: number): Promise<{ taken: number; learners: LearnerKey[] }> {
  const changes = await tx.execute<{ user_id: string; community_id: string }>(sql`
    delete from private.leaderboard_changes
    where ctid = any (
      array(select ctid from private.leaderboard_changes where user_id <> ${GLOBAL_COMMUNITY} limit ${limit})
    )
    returning user_id, community_id
  `)
  const learners = new Map(changes.map((change) => [`${change.user_id} ${change.community_id}`, change]))
  return { taken: changes.length, learners: [...learners.values()] }
}

/** Learners whose scores changed by time alone. They stay due until `storeDue` stores their next time. */
export async function findDueLearners(tx: Transaction, now: number, limit: number): Promise<LearnerKey[]> {
  const due = await tx.execute<{ user_id: string; community_id: string }>(sql`
    select user_id, community_id
    from private.leaderboard_due
    where due_at <= to_timestamp(${now / 1000}::float8)
    order by due_at
    limit ${limit}
  `)
  return [...due]
}
