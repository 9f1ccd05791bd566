import type postgres from 'postgres'
import type { MemoryCursor } from '../../../_domain/memory/follow.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

/** Of so many of the oldest changes, learners are chosen whom no other worker has in hand. */
const WINDOW = 2000

/** Two arrays of the same length, as rows of a table. */
const keysOf = (sql: postgres.Sql, learners: readonly LearnerKey[]) => sql`
  unnest(
    ${learners.map(({ user_id }) => user_id)}::uuid[], ${learners.map(({ community_id }) => community_id)}::uuid[]
  )
`

/**
 * Learners with changes, the oldest changes first, whom nobody else works on until the end of the transaction. Who is about to
 * delete their account is left out: their profile is locked before anything of theirs is written.
 */
export async function lockChangedLearners(sql: postgres.Sql, limit: number): Promise<LearnerKey[]> {
  const learners = await sql<LearnerKey[]>`
    with
    oldest as materialized (
      select user_id, community_id, min(id) as first
      from (select id, user_id, community_id from private.memory_changes order by id limit ${WINDOW}) as window_of_changes
      group by user_id, community_id
    )
    select user_id, community_id
    from (select * from oldest order by first) as waiting
    where pg_try_advisory_xact_lock(hashtextextended('laude memory ' || user_id || ' ' || community_id, 0))
    limit ${limit}
  `
  const ids = [...new Set(learners.map(({ user_id }) => user_id))]
  const locked = await sql<{ id: string }[]>`
    select id from profiles where id = any (${ids}::uuid[]) order by id for key share skip locked
  `
  const free = new Set(locked.map(({ id }) => id))
  return learners.filter(({ user_id }) => free.has(user_id))
}

/** A learner whose memory has to follow. */
export interface ChangedLearner extends LearnerKey {
  /** The changes that were noted. */
  changes: number[]
  /** Whether something changed before the cursor. */
  starts_over: boolean
  cursor: MemoryCursor
}

/** What changed for learners. Attempts that are read later than this contain what it says. */
export const readChanges = (sql: postgres.Sql, learners: readonly LearnerKey[]) => sql<ChangedLearner[]>`
  select
    user_id, community_id, json_agg(memory_changes.id) as changes,
    bool_or(memory_changes.anew or memory_changes.finished_at <= memory_cursors.finished_at) is true as starts_over,
    case
      when attempt_id is not null then json_build_object(
        'id', attempt_id, 'finished_at', extract(epoch from memory_cursors.finished_at)::float8 * 1000
      )
    end as cursor
  from ${keysOf(sql, learners)} as learner (user_id, community_id)
  join private.memory_changes using (user_id, community_id)
  left join private.memory_cursors using (user_id, community_id)
  group by user_id, community_id, memory_cursors.finished_at, attempt_id
`

/** Forgets everything of learners whose memory is folded from the start. */
export async function forgetMemory(sql: postgres.Sql, learners: readonly LearnerKey[]): Promise<void> {
  await sql`
    delete from memory
    using ${keysOf(sql, learners)} as learner (user_id, community_id)
    where memory.user_id = learner.user_id and memory.community_id = learner.community_id
  `
  await sql`
    delete from private.memory_cursors
    using ${keysOf(sql, learners)} as learner (user_id, community_id)
    where memory_cursors.user_id = learner.user_id and memory_cursors.community_id = learner.community_id
  `
}

interface MovedCursor extends LearnerKey {
  cursor: NonNullable<MemoryCursor>
}

/** Stores the last attempt or session that is in the memory of each learner. Its time is kept to the microsecond. */
export const storeCursors = (sql: postgres.Sql, moved: readonly MovedCursor[]) => sql`
  insert into private.memory_cursors (user_id, community_id, finished_at, attempt_id)
  select user_id, community_id, finished_at, id
  from unnest(
    ${moved.map(({ user_id }) => user_id)}::uuid[], ${moved.map(({ cursor }) => cursor.id)}::uuid[]
  ) as moved (user_id, id)
  cross join lateral (
    select community_id, finished_at from attempts where attempts.user_id = moved.user_id and attempts.id = moved.id
    union all
    select community_id, finished_at from practice_sessions
    where practice_sessions.user_id = moved.user_id and practice_sessions.id = moved.id
  ) as finished
  on conflict (user_id, community_id) do update
  set finished_at = excluded.finished_at, attempt_id = excluded.attempt_id
`

/** Removes changes that were followed. */
export const removeChanges = (sql: postgres.Sql, ids: readonly number[]) =>
  sql`delete from private.memory_changes where id = any (${[...ids]}::bigint[])`

/** Notes learners whose attempts after the cursor are still to be followed, or who are to be folded from the start. */
export const noteChanges = (sql: postgres.Sql, learners: readonly LearnerKey[], { anew }: { anew: boolean }) => sql`
  insert into private.memory_changes (user_id, community_id, anew)
  select user_id, community_id, ${anew}
  from ${keysOf(sql, learners)} as learner (user_id, community_id)
`
