import type postgres from 'postgres'
import type { Activity } from '../../../_domain/activity.ts'
import type { Learner } from '../../../_domain/learner.ts'
import type { Given, Outcome, StreakChange, XpEntry } from '../../../_domain/outcome.ts'
import type { AchievementEffect, MilestoneEffect } from '../../../_domain/rule.ts'
import type { StreakKind } from '../../../_domain/streak.ts'
import type { LearnerKey } from './lock.ts'

type Connection = postgres.ReservedSql | postgres.TransactionSql

export interface Notice extends LearnerKey {
  id: string
  kind: 'unlock' | 'level_up' | 'milestone' | 'digest'
  payload: Record<string, unknown>
}

/** Everything that a batch changes, learner by learner and row by row. */
export interface Effects {
  learners: (LearnerKey & { state: Learner })[]
  events: { activity: Activity; outcome: Outcome }[]
  entries: (XpEntry & LearnerKey & { id: string; event_id: string; local_date: string })[]
  streaks: (StreakChange & LearnerKey)[]
  awards: (Given & LearnerKey & { award_id: string; event_id: string; earned_at: number; effect: AchievementEffect })[]
  milestones: (Given & LearnerKey & { event_id: string; effect: MilestoneEffect })[]
  notices: Notice[]
}

// drizzle hands dates to the driver as they are, arrays of them too, so those go as text.

/** Writes all effects of a batch in one statement, and tells who listens whose progress changed. */
export function storeEffects(sql: Connection, effects: Effects) {
  const { learners, events, entries, awards, milestones, notices } = effects
  const walked = [...new Map(effects.streaks.map((it) => [`${it.user_id} ${it.community_id} ${it.kind}`, it])).values()]
  const days = lastOfEach(effects.streaks.flatMap((it) => it.days.map((day) => ({ ...it, ...day }))))
  const streakOf = (it: LearnerKey & { kind: StreakKind }) =>
    learners.find(({ user_id, community_id }) => user_id === it.user_id && community_id === it.community_id)?.state
      .streaks[it.kind]
  return sql`
    with
    log as (
      insert into activity_events (
        id, user_id, community_id, type, occurred_at, local_date, local_hour, content_id, dims, metrics, outcome
      )
      select id, user_id, community_id, type, to_timestamp(at), day, hour, content_id, dims::jsonb, metrics::jsonb, outcome::jsonb
      from unnest(
        ${events.map((it) => it.activity.id)}::uuid[], ${events.map((it) => it.activity.user_id)}::uuid[],
        ${events.map((it) => it.activity.community_id)}::uuid[], ${events.map((it) => it.activity.type)}::text[],
        ${events.map((it) => it.activity.occurred_at / 1000)}::float8[], ${events.map((it) => it.activity.local_date)}::text[]::date[],
        ${events.map((it) => it.activity.local_hour)}::smallint[], ${events.map((it) => it.activity.content_id)}::uuid[],
        ${events.map((it) => JSON.stringify(it.activity.dims))}::text[],
        ${events.map((it) => JSON.stringify(it.activity.metrics))}::text[],
        ${events.map((it) => JSON.stringify(it.outcome))}::text[]
      ) as event (id, user_id, community_id, type, at, day, hour, content_id, dims, metrics, outcome)
    ),
    learner as (
      select *
      from unnest(
        ${learners.map((it) => it.user_id)}::uuid[], ${learners.map((it) => it.community_id)}::uuid[],
        ${learners.map((it) => JSON.stringify(it.state.counters))}::text[], ${learners.map((it) => it.state.rules_version)}::bigint[],
        ${learners.map((it) => it.state.xp)}::bigint[], ${learners.map((it) => it.state.level)}::smallint[]
      ) as learner (user_id, community_id, counters, rules_version, total, level)
    ),
    counted as (
      insert into user_counters as known (user_id, community_id, counters, rules_version)
      select user_id, community_id, counters::jsonb, rules_version
      from learner
      on conflict (user_id, community_id) do update
      set counters = excluded.counters, rules_version = excluded.rules_version, updated_at = now()
    ),
    paid as (
      insert into user_xp as known (user_id, community_id, total, level)
      select user_id, community_id, total, level
      from learner
      on conflict (user_id, community_id) do update
      set total = excluded.total, level = excluded.level, updated_at = now()
      where known.total <> excluded.total
    ),
    ledger as (
      insert into xp_transactions (id, user_id, community_id, amount, reason, reference, event_id, local_date)
      select *
      from unnest(
        ${entries.map((it) => it.id)}::uuid[], ${entries.map((it) => it.user_id)}::uuid[],
        ${entries.map((it) => it.community_id)}::uuid[], ${entries.map((it) => it.amount)}::integer[],
        ${entries.map((it) => it.reason)}::text[], ${entries.map((it) => it.reference)}::text[],
        ${entries.map((it) => it.event_id)}::uuid[], ${entries.map((it) => it.local_date)}::text[]::date[]
      )
    ),
    walked as (
      insert into user_streaks as known (
        user_id, community_id, kind, current, longest, last_day, freezes, days_to_freeze, protected_day
      )
      select *
      from unnest(
        ${walked.map((it) => it.user_id)}::uuid[], ${walked.map((it) => it.community_id)}::uuid[],
        ${walked.map((it) => it.kind)}::text[], ${walked.map((it) => streakOf(it)?.current ?? 0)}::integer[],
        ${walked.map((it) => streakOf(it)?.longest ?? 0)}::integer[], ${walked.map((it) => streakOf(it)?.last_day ?? null)}::text[]::date[],
        ${walked.map((it) => streakOf(it)?.freezes ?? 0)}::smallint[],
        ${walked.map((it) => streakOf(it)?.days_to_freeze ?? 7)}::smallint[],
        ${walked.map((it) => streakOf(it)?.protected_day ?? null)}::text[]::date[]
      )
      on conflict (user_id, community_id, kind) do update
      set
        current = excluded.current, longest = excluded.longest, last_day = excluded.last_day, freezes = excluded.freezes,
        days_to_freeze = excluded.days_to_freeze, protected_day = excluded.protected_day, updated_at = now()
    ),
    calendar as (
      insert into streak_days (user_id, community_id, kind, day, state)
      select *
      from unnest(
        ${days.map((it) => it.user_id)}::uuid[], ${days.map((it) => it.community_id)}::uuid[],
        ${days.map((it) => it.kind)}::text[], ${days.map((it) => it.day)}::text[]::date[], ${days.map((it) => it.state)}::text[]
      )
      on conflict (user_id, community_id, kind, day) do update
      set state = excluded.state
    ),
    awarded as (
      insert into user_achievements (
        id, user_id, community_id, achievement_id, tier, rule_version, event_id, satisfied_by, earned_at
      )
      select id, user_id, community_id, achievement_id, tier, version, event_id, because::jsonb, to_timestamp(earned)
      from unnest(
        ${awards.map((it) => it.award_id)}::uuid[], ${awards.map((it) => it.user_id)}::uuid[],
        ${awards.map((it) => it.community_id)}::uuid[], ${awards.map((it) => it.effect.achievement_id)}::uuid[],
        ${awards.map((it) => it.effect.tier)}::text[], ${awards.map((it) => it.effect.version)}::integer[],
        ${awards.map((it) => it.event_id)}::uuid[], ${awards.map((it) => JSON.stringify(it.because))}::text[],
        ${awards.map((it) => it.earned_at / 1000)}::float8[]
      ) as award (id, user_id, community_id, achievement_id, tier, version, event_id, because, earned)
    ),
    met as (
      select *
      from unnest(
        ${milestones.map((it) => it.user_id)}::uuid[], ${milestones.map((it) => it.community_id)}::uuid[],
        ${milestones.map((it) => it.effect.milestone_id)}::uuid[], ${milestones.map((it) => it.effect.scope)}::text[],
        ${milestones.map((it) => it.effect.becomes)}::text[], ${milestones.map((it) => it.event_id)}::uuid[],
        ${milestones.map((it) => JSON.stringify(it.because))}::text[]
      ) as met (user_id, community_id, milestone_id, scope, status, event_id, because)
    ),
    course_gate as (
      insert into user_milestone_progress as known (
        user_id, community_id, course_milestone_id, status, event_id, satisfied_by, submitted_at, decided_at
      )
      select
        user_id, community_id, milestone_id, status, event_id, because::jsonb,
        case status when 'submitted' then now() end, case status when 'validated' then now() end
      from met
      where scope = 'course'
      on conflict (user_id, course_milestone_id) do update
      set
        status = excluded.status, event_id = excluded.event_id, satisfied_by = excluded.satisfied_by,
        submitted_at = excluded.submitted_at, decided_at = excluded.decided_at
      where known.status <> 'validated'
    ),
    program_gate as (
      insert into user_milestone_progress as known (
        user_id, community_id, program_milestone_id, status, event_id, satisfied_by, submitted_at, decided_at
      )
      select
        user_id, community_id, milestone_id, status, event_id, because::jsonb,
        case status when 'submitted' then now() end, case status when 'validated' then now() end
      from met
      where scope = 'program'
      on conflict (user_id, program_milestone_id) do update
      set
        status = excluded.status, event_id = excluded.event_id, satisfied_by = excluded.satisfied_by,
        submitted_at = excluded.submitted_at, decided_at = excluded.decided_at
      where known.status <> 'validated'
    ),
    told as (
      insert into notifications (id, user_id, community_id, kind, payload)
      select id, user_id, community_id, kind, payload::jsonb
      from unnest(
        ${notices.map((it) => it.id)}::uuid[], ${notices.map((it) => it.user_id)}::uuid[],
        ${notices.map((it) => it.community_id)}::uuid[], ${notices.map((it) => it.kind)}::text[],
        ${notices.map((it) => JSON.stringify(it.payload))}::text[]
      ) as notice (id, user_id, community_id, kind, payload)
    )
    select pg_notify('progress', ${[...new Set(learners.map((it) => it.user_id))].join(' ')})
  `
}

/** Of several states of one day the last one holds; a statement may not write a row twice. */
function lastOfEach<T extends LearnerKey & { kind: string; day: string }>(days: T[]): T[] {
  return [...new Map(days.map((it) => [`${it.user_id} ${it.community_id} ${it.kind} ${it.day}`, it])).values()]
}
