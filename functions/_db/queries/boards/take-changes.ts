import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import type { LearnerKey } from '../engine/learner-key.ts'
import { EVERYWHERE } from './learner-keys.ts'

/** One refresher at a time, wherever it runs; the lock goes with the transaction. */
export async function tryLockBoards(tx: Transaction): Promise<boolean> {
  const [lock] = await tx.execute<{ mine: boolean }>(sql`
    select
      pg_try_advisory_xact_lock(hashtextextended('laude boards', 0)) as mine,
      set_config('statement_timeout', '2min', true)
  `)
  return lock?.mine ?? false
}

/** What Postgres does not log is gone after a crash. Then, and the first time, everybody is to be looked at. */
export async function markAllIfLost(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    insert into private.leaderboard_changes (user_id, community_id)
    select user_id, community_id
    from (
      select ${EVERYWHERE}::uuid as user_id, ${EVERYWHERE}::uuid as community_id
      union all
      select user_id, community_id from user_counters
      union all
      select user_id, community_id from leaderboard_scores where community_id <> ${EVERYWHERE}
    ) as everybody
    where not exists (select from private.leaderboard_changes where user_id = ${EVERYWHERE})
  `)
}

/**
 * Takes notes of changes. Only those whose transactions are committed can be seen, so what is read of these learners by
 * a later statement has the change in it, and no note is missed, however late it comes.
 */
export async function takeChanges(tx: Transaction, limit: number): Promise<{ taken: number; learners: LearnerKey[] }> {
  const notes = await tx.execute<{ user_id: string; community_id: string }>(sql`
    delete from private.leaderboard_changes
    where ctid = any (
      array(select ctid from private.leaderboard_changes where user_id <> ${EVERYWHERE} limit ${limit})
    )
    returning user_id, community_id
  `)
  const learners = new Map(notes.map((note) => [`${note.user_id} ${note.community_id}`, note]))
  return { taken: notes.length, learners: [...learners.values()] }
}

/** Learners whose scores change by time alone. They stay due until `storeDue` says what is next. */
export async function takeDue(tx: Transaction, now: number, limit: number): Promise<LearnerKey[]> {
  const due = await tx.execute<{ user_id: string; community_id: string }>(sql`
    select user_id, community_id
    from private.leaderboard_due
    where due_at <= to_timestamp(${now / 1000}::float8)
    order by due_at
    limit ${limit}
  `)
  return [...due]
}
