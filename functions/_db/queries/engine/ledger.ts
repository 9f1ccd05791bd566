import type postgres from 'postgres'
import type { Activity } from '../../../_domain/engine/activity.ts'
import type { Learner } from '../../../_domain/engine/learner.ts'
import type { LedgerRow } from '../../../_domain/engine/ledger.ts'
import type { LearnerKey } from './learner-key.ts'

/** A page of learners that have any state, in the order of their keys. */
export function learnersAfter(sql: postgres.Sql, last: LearnerKey | undefined, limit: number) {
  return sql<LearnerKey[]>`
    select user_id, community_id
    from user_counters
    where ${last ? sql`(user_id, community_id) > (${last.user_id}, ${last.community_id})` : sql`true`}
    order by user_id, community_id
    limit ${limit}
  `
}

export const learnersOfUser = (sql: postgres.Sql, userId: string) =>
  sql<LearnerKey[]>`
    select user_id, community_id from user_counters where user_id = ${userId}
    union
    select user_id, community_id from activity_events where user_id = ${userId}
    order by community_id
  `

/** A learner's log, in the order in which it was applied. */
export function readLog(sql: postgres.Sql, { user_id, community_id }: LearnerKey) {
  return sql<Activity[]>`
    select
      id, user_id, community_id, type, (extract(epoch from occurred_at) * 1000)::float8 as occurred_at, local_date::text,
      local_hour, coalesce(array_to_json(forgiven), '[]') as forgiven, content_id, dims, metrics
    from activity_events
    where user_id = ${user_id} and community_id = ${community_id}
    order by seq
  `
}

export function readLedger(sql: postgres.Sql, { user_id, community_id }: LearnerKey) {
  return sql<LedgerRow[]>`
    select reason, reference, amount from xp_transactions where user_id = ${user_id} and community_id = ${community_id} order by id
  `
}

/** Awards without what must explain them: the event they came of, a sweep's own included. */
export function unexplainedAwards(sql: postgres.Sql, { user_id, community_id }: LearnerKey) {
  return sql<{ slug: string }[]>`
    select achievements.slug
    from user_achievements
    join achievements on achievements.id = achievement_id
    where user_achievements.user_id = ${user_id}
      and user_achievements.community_id = ${community_id}
      and event_id is not null
      and not exists (
        select from activity_events where activity_events.user_id = user_achievements.user_id and activity_events.id = event_id
      )
  `
}

/** What is held by the tables that say how: the lists in a learner's state must be the same. */
export async function readHeld(sql: postgres.Sql, { user_id, community_id }: LearnerKey): Promise<HeldRules> {
  const [held] = await sql<HeldRules[]>`
    select
      (
        select coalesce(array_to_json(array_agg('a' || number || coalesce(':' || user_achievements.tier, ''))), '[]')
        from user_achievements
        join achievements on achievements.id = achievement_id
        where user_id = ${user_id} and user_achievements.community_id = ${community_id} and revoked_at is null
      ) as earned,
      (
        select coalesce(array_to_json(array_agg('a' || number || coalesce(':' || user_achievements.tier, ''))), '[]')
        from user_achievements
        join achievements on achievements.id = achievement_id
        where user_id = ${user_id} and user_achievements.community_id = ${community_id} and revoked_at is not null
      ) as revoked,
      coalesce(array_to_json(array_agg(code) filter (where status in ('validated', 'completed'))), '[]') as validated,
      coalesce(array_to_json(array_agg(code) filter (where status = 'rejected')), '[]') as sent_back,
      coalesce(array_to_json(array_agg(code) filter (where status = 'submitted')), '[]') as handed
    from (
      select progress.status, coalesce('c' || of_course.number, 'p' || of_program.number) as code
      from user_milestone_progress as progress
      left join course_milestones as of_course on of_course.id = course_milestone_id
      left join program_milestones as of_program on of_program.id = program_milestone_id
      where progress.user_id = ${user_id} and progress.community_id = ${community_id}
      union all
      select 'completed', 'k' || number
      from enrollments
      join courses on courses.id = course_id
      where user_id = ${user_id} and enrollments.community_id = ${community_id} and completed_at is not null
      union all
      select 'completed', 'g' || number
      from program_completions
      join programs on programs.id = program_id
      where user_id = ${user_id} and program_completions.community_id = ${community_id}
    ) as gate
  `
  return held ?? { earned: [], revoked: [], validated: [], sent_back: [], handed: [] }
}

export interface HeldRules {
  earned: string[]
  revoked: string[]
  /** Milestones, and courses and programs that are complete. */
  validated: string[]
  /** Milestones that an instructor sent back. */
  sent_back: string[]
  handed: string[]
}

/** The streaks as everybody else reads them, by kind. */
export async function readStreaks(
  sql: postgres.Sql,
  { user_id, community_id }: LearnerKey,
): Promise<Learner['streaks']> {
  const [row] = await sql<{ streaks: Learner['streaks'] }[]>`
    select coalesce(
      json_object_agg(kind, json_build_object(
        'current', current, 'longest', longest, 'last_day', last_day, 'freezes', freezes,
        'days_to_freeze', days_to_freeze, 'protected_day', protected_day
      )),
      '{}'
    ) as streaks
    from user_streaks
    where user_id = ${user_id} and community_id = ${community_id}
  `
  return row?.streaks ?? {}
}

/** Keeps a learner's state from everybody else to the end of the transaction. */
export async function lockState(sql: postgres.Sql, { user_id, community_id }: LearnerKey): Promise<void> {
  await sql`
    insert into user_counters (user_id, community_id)
    values (${user_id}, ${community_id})
    on conflict (user_id, community_id) do update
    -- Whoever has read it by now reads again.
    set revision = user_counters.revision + 1
  `
}

export interface RestoredState extends LearnerKey {
  counters: string
  streaks: string
  rows: string
}

/** An award that the log says was taken away. */
export interface RestoredRevocation {
  rule: string
  at: number
  actor: string
  because: string
}

/** Awards are taken away, or given back, as the log has it. */
export function writeRevocations(
  sql: postgres.Sql,
  { user_id, community_id }: LearnerKey,
  revocations: readonly RestoredRevocation[],
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

/** Writes a learner's state anew. What the ledger lacks is booked; what it has too much of is compensated. */
export function writeRestored(sql: postgres.Sql, { user_id, community_id, counters, streaks, rows }: RestoredState) {
  return sql`
    with walked as (
      insert into user_streaks as known (
        user_id, community_id, kind, current, longest, last_day, freezes, days_to_freeze, protected_day
      )
      select ${user_id}, ${community_id}, kind, current, longest, last_day, freezes, days_to_freeze, protected_day
      from json_each(${streaks}::text::json) as given (kind, streak)
      cross join json_to_record(streak) as streak (
        current integer, longest integer, last_day date, freezes smallint, days_to_freeze smallint, protected_day date
      )
      on conflict (user_id, community_id, kind) do update
      set
        current = excluded.current, longest = excluded.longest, last_day = excluded.last_day, freezes = excluded.freezes,
        days_to_freeze = excluded.days_to_freeze, protected_day = excluded.protected_day, updated_at = now()
    ),
    booked as (
      insert into xp_transactions (id, user_id, community_id, amount, reason, reference, local_date, actor_id, note)
      select id, ${user_id}, ${community_id}, amount, reason, reference, local_date, actor_id, note
      from jsonb_to_recordset(${rows}::text::jsonb) as entry (
        id uuid, amount integer, reason text, reference text, local_date date, actor_id uuid, note text
      )
    )
    update user_counters
    -- Version 0: the next event looks at every rule again and gives what is missing.
    set counters = ${counters}::text::json, streaks = ${streaks}::text::json, rules_version = 0, updated_at = now()
    where user_id = ${user_id} and community_id = ${community_id}
  `
}

export function writeTotals(sql: postgres.Sql, key: LearnerKey, held: HeldRules, total: number, level: number) {
  return sql`
    with noted as (
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

/** Tells who listens that a learner's progress was written past the engine. */
export const notifyProgress = (sql: postgres.Sql, { user_id }: LearnerKey) =>
  sql`select pg_notify('progress', ${user_id})`
