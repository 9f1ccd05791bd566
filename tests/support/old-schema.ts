import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type postgres from 'postgres'
import { makePeople } from '../../bench/learners.ts'
import { FIRST_LEARNER, LEARNER_PREFIX } from '../../bench/finishes.ts'
import { root } from '../repo/files.ts'

/** Migrations as the CLI applies them, each file in a transaction of its own, but without its second a start. */
export async function applyMigrations(sql: postgres.Sql, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const text = readFileSync(join(root, 'migrations', file), 'utf8')
    const connection = await sql.reserve()
    try {
      // Several statements in one message are one transaction; what builds an index concurrently may not be in one.
      const statements = /\bconcurrently\b/i.test(text) ? text.split(/;\s*$/m).filter((part) => part.trim()) : [text]
      for (const statement of statements) await connection.unsafe(statement)
      await connection`reset all`
    } finally {
      connection.release()
    }
  }
}

/** A community whose learners have each an attempt, events, XP, a streak, an achievement and a notification, as rows alone. */
export async function fillWithLearners(sql: postgres.Sql, count: number): Promise<void> {
  await sql.unsafe(`
    insert into communities (id, slug, name) values ('${COMMUNITY}', 'crowd', 'A crowd');
    insert into tests (id, community_id, slug, title, category, difficulty)
    values ('${COMMUNITY}', '${COMMUNITY}', 'crowd', 'A test', 'crowd', 'easy');
  `)
  await makePeople(sql, { communityId: COMMUNITY, from: 0, count })
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`
      create temp table learner on commit drop as
      select (${LEARNER_PREFIX}::text || (${FIRST_LEARNER}::bigint + n))::uuid as id, n
      from generate_series(0, ${count - 1}::integer) as n
    `
    await tx`
      insert into attempts (
        id, user_id, community_id, test_id, test_version, mode, length, question_order, status, finished_at, correct, percent, perfect, seconds
      )
      select id, id, ${COMMUNITY}, ${COMMUNITY}, 1, 'exam', 25, array(select generate_series(1, 25))::smallint[], 'finished', now(), 20, 80, false, 600 from learner
    `
    await tx`
      insert into activity_events (id, user_id, community_id, type, occurred_at, local_date, local_hour, dims, metrics)
      select id, id, ${COMMUNITY}, 'test_completed', now(), current_date, 12, '{}', '{"percent": 80}' from learner
    `
    await tx`
      insert into xp_transactions (id, user_id, community_id, amount, reason, reference, local_date)
      select id, id, ${COMMUNITY}, 120, 'test', id::text, current_date from learner
    `
    await tx`insert into user_counters (user_id, community_id, total) select id, ${COMMUNITY}, 120 from learner`
    await tx`
      insert into user_streaks (user_id, community_id, kind, current, longest, last_day)
      select id, ${COMMUNITY}, 'learning', 3, 5, current_date from learner
    `
    await tx`
      insert into user_achievements (user_id, community_id, achievement_id, rule_version)
      select id, ${COMMUNITY}, ${COMMUNITY}, 1 from learner
    `
    await tx`
      insert into notifications (id, user_id, community_id, kind, payload)
      select id, id, ${COMMUNITY}, 'unlock', '{}' from learner
    `
  })
  await sql`analyze`
}

export const COMMUNITY = 'c0000000-0000-4000-8000-000000000000'

/** The tables that fillWithLearners fills. */
export const FILLED = [
  'profiles',
  'memberships',
  'attempts',
  'activity_events',
  'xp_transactions',
  'user_counters',
  'user_streaks',
  'user_achievements',
  'notifications',
] as const
