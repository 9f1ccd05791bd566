-- The streak bonus of a day comes with the first thing that a learner passes on it: a test with 60% or more, or finished work
-- of another kind. Until now any finished test paid it. A streak remembers the last day whose bonus was paid, and the ledger
-- says which that is, so nobody is paid twice on the day of this migration. Ledger entries stay as they are.

alter table public.user_streaks
  add column bonus_day date,
  add constraint user_streaks_bonus_is_for_learning check (bonus_day is null or kind = 'learning');
comment on column public.user_streaks.bonus_day is 'The last day whose bonus was paid; null if none was.';

do $bonus$
begin
  update public.user_streaks as streak
  set bonus_day = paid.day
  from (
    select user_id, community_id, max(reference)::date as day
    from public.xp_transactions
    where reason = 'streak'
    group by user_id, community_id
  ) as paid
  where streak.user_id = paid.user_id
    and streak.community_id = paid.community_id
    and streak.kind = 'learning'
    and streak.bonus_day is null;

  -- The engine reads streaks from the learner's state.
  update public.user_counters as learner
  set streaks = with_bonus.streaks, revision = learner.revision + 1
  from (
    select
      state.user_id, state.community_id,
      json_object_agg(key, value::jsonb || jsonb_build_object('bonus_day', bonus_day)) as streaks
    from public.user_counters as state
    cross join lateral json_each(state.streaks)
    left join public.user_streaks as streak
      on streak.user_id = state.user_id and streak.community_id = state.community_id and streak.kind = key
    group by state.user_id, state.community_id
    having not bool_and(value::jsonb ? 'bonus_day')
  ) as with_bonus
  where learner.user_id = with_bonus.user_id and learner.community_id = with_bonus.community_id;

  -- A test that was not passed and paid the bonus is marked in the log, so a replay of the log pays it with that test, too. It
  -- was the first event of its day. The log is append-only for all code; this adds what the ledger says.
  alter table public.activity_events disable trigger activity_events_keep;
  update public.activity_events as event
  set dims = (event.dims::jsonb || '{"bonus_paid": true}')::json
  from (
    select distinct on (entry.user_id, entry.community_id, entry.reference) past.user_id, past.id
    from public.xp_transactions as entry
    join public.activity_events as past
      on past.user_id = entry.user_id
      and past.community_id = entry.community_id
      and past.local_date = entry.reference::date
      and past.type in ('test_completed', 'lesson_completed', 'wod_completed', 'scenario_completed')
    where entry.reason = 'streak'
    order by entry.user_id, entry.community_id, entry.reference, past.seq
  ) as paying
  where event.user_id = paying.user_id
    and event.id = paying.id
    and event.type = 'test_completed'
    and event.dims ->> 'passed' is null
    and event.dims ->> 'bonus_paid' is null;
  alter table public.activity_events enable trigger activity_events_keep;
end
$bonus$;
