import type postgres from 'postgres'
import type { LearnerKey } from '../learner-key.ts'
import type { HeldRules } from './held-rules.ts'

/** Locks a learner's state to the end of the transaction. */
export async function lockState(sql: postgres.Sql, { user_id, community_id }: LearnerKey): Promise<void> {
  await sql`
    insert into user_counters (user_id, community_id)
    values (${user_id}, ${community_id})
    on conflict (user_id, community_id) do update
    -- A batch that has read the state before finds it changed, and reads it again.
    set revision = user_counters.revision + 1
  `
}

export interface RestoredState extends LearnerKey {
  counters: string
  streaks: string
  rows: string
}

/** An award that the log says was revoked. */
export interface RestoredRevocation {
  rule: string
  at: number
  actor: string
  because: string
}

/** Revokes awards, or gives them back, as the log says. */
export function writeRevocations(
  sql: postgres.Sql,
  { user_id, community_id, revocations }: LearnerKey & { revocations: readonly RestoredRevocation[] },
) {
  return sql`
    with decision as (
      select award.id, to_timestamp(at / 1000) as at, actor, because
      from user_achievements as award
      join achievements on achievements.id = award.achievement_id
      left join jsonb_to_recordset(${JSON.stringify(revocations)}::text::jsonb) as revocation (
        rule text, at float8, actor uuid, because text
      ) on rule = 'a' || number || coalesce(':' || award.tier, '')
      where user_id = ${user_id} and award.community_id = ${community_id}
    )
    update user_achievements as award
    set
      revoked_at = decision.at, revoked_by = decision.actor, revoked_because = decision.because,
      featured = case when decision.at is null then featured end
    from decision
    where award.user_id = ${user_id} and award.id = decision.id and (revoked_at is null) <> (decision.at is null)
  `
}

/** Writes a learner's state, and adds the missing and compensating entries to the ledger. */
export function writeRestored(sql: postgres.Sql, { user_id, community_id, counters, streaks, rows }: RestoredState) {
  return sql`
    with streak_upsert as (
      insert into user_streaks as known (
        user_id, community_id, kind, current, longest, last_day, freezes, days_to_freeze, protected_day, bonus_day
      )
      select
        ${user_id}, ${community_id}, kind, current, longest, last_day, freezes, days_to_freeze, protected_day, bonus_day
      from json_each(${streaks}::text::json) as restored (kind, streak)
      cross join json_to_record(streak) as streak (
        current integer, longest integer, last_day date, freezes smallint, days_to_freeze smallint, protected_day date,
        bonus_day date
      )
      on conflict (user_id, community_id, kind) do update
      set
        current = excluded.current, longest = excluded.longest, last_day = excluded.last_day, freezes = excluded.freezes,
        days_to_freeze = excluded.days_to_freeze, protected_day = excluded.protected_day,
        bonus_day = excluded.bonus_day, updated_at = now()
    ),
    ledger as (
      insert into xp_transactions (id, user_id, community_id, amount, reason, reference, local_date, actor_id, note)
      select id, ${user_id}, ${community_id}, amount, reason, reference, local_date, actor_id, note
      from jsonb_to_recordset(${rows}::text::jsonb) as entry (
        id uuid, amount integer, reason text, reference text, local_date date, actor_id uuid, note text
      )
    )
    update user_counters
    -- Version 0: the next event evaluates every rule again and awards what is missing.
    set counters = ${counters}::text::json, streaks = ${streaks}::text::json, rules_version = 0, updated_at = now()
    where user_id = ${user_id} and community_id = ${community_id}
  `
}

interface RestoredTotals extends LearnerKey {
  held: HeldRules
  total: number
  level: number
}

export function writeTotals(sql: postgres.Sql, { held, total, level, ...key }: RestoredTotals) {
  return sql`
    with board_change as (
      insert into private.leaderboard_changes (user_id, community_id)
      values (${key.user_id}, ${key.community_id})
    )
    update user_counters
    set
      total = ${total}, level = ${level}, earned = ${held.earned}::text[], revoked = ${held.revoked}::text[],
      validated = ${held.validated}::text[], handed = ${held.handed}::text[]
    where user_id = ${key.user_id} and community_id = ${key.community_id}
  `
}

/** Notifies listeners that a learner's progress was written without the engine. */
export const notifyProgress = (sql: postgres.Sql, { user_id }: LearnerKey) =>
  sql`select pg_notify('progress', ${user_id})`
