import type { Activity } from '../../../_domain/engine/activity.ts'
import { ready } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import { NOBODY, type Effects } from './effects.ts'

export interface StoreResult {
  /** Whom it wrote, as `user community`. */
  learners: ReadonlySet<string>
  /** The attempts that ended. */
  closed: ReadonlySet<string>
}

/**
 * Writes all effects of a batch in one statement, but for learners whom somebody has changed since they were read, or
 * an attempt of theirs that ends; and tells who listens whose progress changed.
 */
export async function storeEffects(db: Database, effects: Effects, queued: Activity[] = []): Promise<StoreResult> {
  const { learners, events, entries, streaks, days, awards, gates, completions, revocations, notices, closings } =
    effects
  const closes = new Map<number, number>()
  for (const { learner } of closings) closes.set(learner, (closes.get(learner) ?? 0) + 1)
  const given = effects.now / 1000
  // drizzle hands dates to the driver as they are, arrays of them too, so those go as text. Lists of JSON go as one: Postgres
  // only cuts it, and nothing in it has to be escaped.
  const query = ready<{ written: string | null; closed: string | null }[]>`
    with
    closing as (
      select *
      from rows from (
        unnest(
          ${closings.map((it) => it.learner)}::smallint[], ${closings.map((it) => it.user_id)}::uuid[],
          ${closings.map((it) => it.id)}::uuid[], ${closings.map((it) => it.revision)}::integer[],
          ${closings.map((it) => `{${it.flags.join(',')}}`)}::text[], ${closings.map((it) => it.position)}::smallint[],
          ${closings.map((it) => it.answered)}::smallint[], ${closings.map((it) => it.finished_at / 1000)}::float8[],
          ${closings.map((it) => it.correct)}::smallint[], ${closings.map((it) => it.percent)}::float8[],
          ${closings.map((it) => it.perfect)}::boolean[], ${closings.map((it) => it.seconds)}::integer[],
          ${closings.map((it) => it.previous_percent)}::float8[], ${closings.map((it) => it.timed_out)}::boolean[],
          ${closings.map((it) => it.implausible)}::text[]
        ),
        json_array_elements(${JSON.stringify(closings.map((it) => it.responses))}::text::json)
      ) with ordinality as closing (
        learner, user_id, id, revision, flags, position, answered, at, correct, percent, perfect, seconds, previous,
        timed_out, implausible, responses, place
      )
    ),
    -- Nobody saves an answer to them any more, from here to the end of the statement.
    seat as (
      select closing.learner, attempt.user_id, attempt.id
      from (select * from closing order by place) as closing
      cross join lateral (
        select user_id, id
        from attempts
        where user_id = closing.user_id and id = closing.id and revision = closing.revision and status = 'in_progress'
        for update
      ) as attempt
    ),
    seated as (
      select learner, count(*) as seats
      from seat
      group by learner
    ),
    learner as (
      select *
      from rows from (
        unnest(
          ${learners.map((it) => it.user_id)}::uuid[], ${learners.map((it) => it.community_id)}::uuid[],
          ${learners.map((it) => it.revision)}::bigint[], ${learners.map((it) => it.state.xp)}::bigint[],
          ${learners.map((it) => it.state.level)}::smallint[], ${learners.map((it) => list(it.state.earned))}::text[],
          ${learners.map((it) => list(it.state.revoked))}::text[], ${learners.map((it) => list(it.state.validated))}::text[],
          ${learners.map((it) => list(it.state.handed))}::text[],
          ${learners.map((it) => it.state.rules_version)}::bigint[], ${learners.map((_, at) => closes.get(at) ?? 0)}::bigint[]
        ),
        json_array_elements(${JSON.stringify(learners.map((it) => it.state.counters))}::text::json),
        json_array_elements(${JSON.stringify(learners.map((it) => it.state.streaks))}::text::json)
      ) with ordinality as learner (
        user_id, community_id, revision, total, level, earned, revoked, validated, handed, rules_version, closes, counters,
        streaks, place
      )
    ),
    written as (
      insert into user_counters as known (
        user_id, community_id, revision, counters, streaks, total, level, earned, revoked, validated, handed, rules_version
      )
      select
        user_id, community_id, revision + 1, counters, streaks, total, level, earned::text[], revoked::text[],
        validated::text[], handed::text[], rules_version
      from learner
      left join seated on seated.learner = place - 1
      where closes = coalesce(seats, 0)
      on conflict (user_id, community_id) do update
      set
        revision = excluded.revision, counters = excluded.counters, streaks = excluded.streaks, total = excluded.total,
        level = excluded.level, earned = excluded.earned, revoked = excluded.revoked, validated = excluded.validated,
        handed = excluded.handed, rules_version = excluded.rules_version, updated_at = now()
      where known.revision = excluded.revision - 1
      returning user_id, community_id
    ),
    -- For the boards, which are put in order behind it.
    noted as (
      insert into private.leaderboard_changes (user_id, community_id)
      select user_id, community_id
      from written
    ),
    winner as (
      select place - 1 as learner, user_id, community_id
      from learner
      join written using (user_id, community_id)
    ),
    log as (
      insert into activity_events (
        id, user_id, community_id, type, occurred_at, local_date, local_hour, forgiven, content_id, dims, metrics, outcome
      )
      select
        id, user_id, community_id, type, to_timestamp(at), day, hour, forgiven::date[], content_id, dims, metrics, outcome
      from rows from (
        unnest(
          ${events.map((it) => it.learner)}::smallint[], ${events.map((it) => it.activity.id)}::uuid[],
          ${events.map((it) => it.activity.type)}::text[], ${events.map((it) => it.activity.occurred_at / 1000)}::float8[],
          ${events.map((it) => it.activity.local_date)}::text[]::date[],
          ${events.map((it) => it.activity.local_hour)}::smallint[],
          ${events.map((it) => (it.activity.forgiven ? `{${it.activity.forgiven.join(',')}}` : null))}::text[],
          ${events.map((it) => it.activity.content_id)}::uuid[]
        ),
        json_array_elements(${JSON.stringify(events.map((it) => it.activity.dims))}::text::json),
        json_array_elements(${JSON.stringify(events.map((it) => it.activity.metrics))}::text::json),
        json_array_elements(${JSON.stringify(events.map((it) => it.outcome))}::text::json)
      ) with ordinality as event (
        learner, id, type, at, day, hour, forgiven, content_id, dims, metrics, outcome, place
      )
      join winner using (learner)
      -- They are numbered in this order, which is the one they were folded in.
      order by place
    ),
    ledger as (
      insert into xp_transactions (
        id, user_id, community_id, amount, reason, reference, event_id, local_date, actor_id, note, created_at
      )
      select
        id, user_id, community_id, amount, reason, reference, event_id, local_date, actor_id, note, to_timestamp(${given})
      from unnest(
        ${entries.map((it) => it.learner)}::smallint[], ${entries.map((it) => it.id)}::uuid[],
        ${entries.map((it) => it.amount)}::integer[], ${entries.map((it) => it.reason)}::text[],
        ${entries.map((it) => it.reference)}::text[], ${entries.map((it) => it.event_id)}::uuid[],
        ${entries.map((it) => it.local_date)}::text[]::date[], ${entries.map((it) => it.actor_id)}::uuid[],
        ${entries.map((it) => it.note)}::text[]
      ) as entry (learner, id, amount, reason, reference, event_id, local_date, actor_id, note)
      join winner using (learner)
    ),
    walked as (
      insert into user_streaks as known (
        user_id, community_id, kind, current, longest, last_day, freezes, days_to_freeze, protected_day
      )
      select user_id, community_id, kind, current, longest, last_day, freezes, days_to_freeze, protected_day
      from unnest(
        ${streaks.map((it) => it.learner)}::smallint[], ${streaks.map((it) => it.kind)}::text[],
        ${streaks.map((it) => it.streak.current)}::integer[], ${streaks.map((it) => it.streak.longest)}::integer[],
        ${streaks.map((it) => it.streak.last_day)}::text[]::date[], ${streaks.map((it) => it.streak.freezes)}::smallint[],
        ${streaks.map((it) => it.streak.days_to_freeze)}::smallint[],
        ${streaks.map((it) => it.streak.protected_day)}::text[]::date[]
      ) as streak (learner, kind, current, longest, last_day, freezes, days_to_freeze, protected_day)
      join winner using (learner)
      on conflict (user_id, community_id, kind) do update
      set
        current = excluded.current, longest = excluded.longest, last_day = excluded.last_day, freezes = excluded.freezes,
        days_to_freeze = excluded.days_to_freeze, protected_day = excluded.protected_day, updated_at = now()
    ),
    calendar as (
      insert into streak_days (user_id, community_id, kind, day, state)
      select user_id, community_id, kind, day, state
      from unnest(
        ${days.map((it) => it.learner)}::smallint[], ${days.map((it) => it.kind)}::text[],
        ${days.map((it) => it.day)}::text[]::date[], ${days.map((it) => it.state)}::text[]
      ) as day (learner, kind, day, state)
      join winner using (learner)
      on conflict (user_id, community_id, kind, day) do update
      set state = excluded.state
    ),
    awarded as (
      insert into user_achievements (
        id, user_id, community_id, achievement_id, tier, rule_version, event_id, satisfied_by, earned_at, unlocked_at
      )
      select
        id, user_id, community_id, achievement_id, tier, version, event_id, because::jsonb, to_timestamp(earned),
        to_timestamp(${given})
      from unnest(
        ${awards.map((it) => it.learner)}::smallint[], ${awards.map((it) => it.award_id)}::uuid[],
        ${awards.map((it) => it.effect.achievement_id)}::uuid[], ${awards.map((it) => it.effect.tier)}::text[],
        ${awards.map((it) => it.effect.version)}::integer[], ${awards.map((it) => it.event_id)}::uuid[],
        ${awards.map((it) => JSON.stringify(it.because))}::text[], ${awards.map((it) => it.earned_at / 1000)}::float8[]
      ) as award (learner, id, achievement_id, tier, version, event_id, because, earned)
      join winner using (learner)
    ),
    -- The audit log has it by a trigger.
    taken as (
      update user_achievements as award
      set revoked_at = to_timestamp(${given}), revoked_by = actor, revoked_because = because, featured = null
      from unnest(
        ${revocations.map((it) => it.learner)}::smallint[], ${revocations.map((it) => it.achievement_id)}::uuid[],
        ${revocations.map((it) => it.tier)}::text[], ${revocations.map((it) => it.actor)}::uuid[],
        ${revocations.map((it) => it.because)}::text[]
      ) as revocation (learner, achievement_id, tier, actor, because)
      join winner using (learner)
      where award.user_id = winner.user_id
        and award.community_id = winner.community_id
        -- Said so that it is looked for among what the learner has, and not among all who have it.
        and award.achievement_id is not distinct from revocation.achievement_id
        and award.tier is not distinct from revocation.tier
        and award.revoked_at is null
    ),
    -- Rare, and much to do: so it is a function, which is called for nobody else.
    passed as (
      select private.pass_gate(user_id, community_id, gate, to_timestamp(${given}))
      from rows from (
        unnest(${gates.map((it) => it.learner)}::smallint[]),
        jsonb_array_elements(${JSON.stringify(gates)}::text::jsonb)
      ) as gate (learner, gate)
      join winner using (learner)
    ),
    completed as (
      select private.complete(user_id, community_id, kind, id, event_id, to_timestamp(${given}))
      from unnest(
        ${completions.map((it) => it.learner)}::smallint[], ${completions.map((it) => it.kind)}::text[],
        ${completions.map((it) => it.id)}::uuid[], ${completions.map((it) => it.event_id)}::uuid[]
      ) as completion (learner, kind, id, event_id)
      join winner using (learner)
    ),
    told as (
      insert into notifications (id, user_id, community_id, kind, payload, created_at)
      select id, user_id, community_id, kind, payload::jsonb, to_timestamp(${given})
      from unnest(
        ${notices.map((it) => it.learner)}::smallint[], ${notices.map((it) => it.id)}::uuid[],
        ${notices.map((it) => it.kind)}::text[], ${notices.map((it) => JSON.stringify(it.payload))}::text[]
      ) as notice (learner, id, kind, payload)
      join winner using (learner)
    ),
    closed as (
      update attempts
      set
        status = 'finished', responses = closing.responses, flags = closing.flags::smallint[],
        position = closing.position, answered = closing.answered, finished_at = to_timestamp(at),
        correct = closing.correct, percent = closing.percent, perfect = closing.perfect, seconds = closing.seconds,
        previous_percent = previous, timed_out = closing.timed_out, implausible = closing.implausible,
        revision = closing.revision + 1, updated_at = now()
      from closing
      join seat using (learner, user_id, id)
      where attempts.user_id = closing.user_id
        and attempts.id = closing.id
        and (closing.learner = ${NOBODY} or closing.learner in (select learner from winner))
      returning attempts.id
    ),
    queued as (
      insert into event_queue (user_id, community_id, event)
      select (event ->> 'user_id')::uuid, (event ->> 'community_id')::uuid, event
      from jsonb_array_elements(${JSON.stringify(queued)}::text::jsonb) as event
      join closed on closed.id = (event ->> 'id')::uuid
    )
    select
      written, (select string_agg(id::text, ',') from closed) as closed, pg_notify('progress', learners),
      -- What only reads is done only if it is asked for.
      (select count(*) from passed), (select count(*) from completed)
    from (
      select string_agg(user_id || ' ' || community_id, ',') as written, string_agg(distinct user_id::text, ' ') as learners
      from written
    ) as all_written
  `
  const [row] = await db.genericPlans.withConnection(({ sql }) => query(sql))
  return { learners: toSet(row?.written), closed: toSet(row?.closed) }
}

const toSet = (list: string | null | undefined): ReadonlySet<string> => new Set(list?.split(','))

/** A list of plain ids, as Postgres reads it. */
const list = (ids: ReadonlySet<string>) => `{${[...ids].join(',')}}`
