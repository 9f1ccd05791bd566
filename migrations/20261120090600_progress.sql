-- What a learner has done and what it came to. activity_events is the log; everything else here is a fold
-- of it, written by the engine alone. Learners read their own; no token of theirs writes a row.

-- The hot tables are written for every event. A foreign key would lock the learner's profile and the community for
-- each row; that both exist is held by user_counters, which the same statement writes first. What a key would do
-- when an account goes is done by a trigger (private.forget_learner).
create table public.activity_events (
  id uuid not null,
  user_id uuid not null,
  community_id uuid not null,
  seq bigint not null generated always as identity,
  type text not null,
  occurred_at timestamptz not null,
  local_date date not null,
  local_hour smallint not null default 0,
  forgiven date[],
  content_id uuid,
  dims json not null default '{}',
  metrics json not null default '{}',
  outcome json,
  recorded_at timestamptz not null default now(),
  primary key (user_id, id),
  -- The length apart: counted in the pattern it would cost twenty times as much, for every event.
  constraint activity_events_type_is_a_name check (length(type) <= 64 and type ~ '^[a-z][a-z0-9_]*$'),
  constraint activity_events_hour_is_one check (local_hour between 0 and 23),
  constraint activity_events_dims_are_an_object check (json_typeof(dims) = 'object'),
  constraint activity_events_metrics_are_an_object check (json_typeof(metrics) = 'object')
) partition by hash (user_id);
select private.partition_by_learner('public.activity_events');
comment on table public.activity_events is 'Append-only log of everything that counts. The primary key is what makes an event count once.';
comment on column public.activity_events.seq is 'The order in which a learner''s events were applied, also where clocks disagree: what a replay follows.';
comment on column public.activity_events.local_date is 'The learner''s day when it was recorded; never computed again.';
comment on column public.activity_events.local_hour is 'The learner''s hour when it was recorded; never computed again.';
comment on column public.activity_events.forgiven is 'Dates that the learner''s move east cut short: no streak breaks over them.';
comment on column public.activity_events.outcome is 'What it caused: the answer to a duplicate.';

create table public.user_counters (
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities,
  revision bigint not null default 0,
  counters json not null default '{}',
  streaks json not null default '{}',
  total bigint not null default 0,
  level smallint not null default 1,
  earned text[] not null default '{}',
  validated text[] not null default '{}',
  handed text[] not null default '{}',
  rules_version bigint not null default 0,
  updated_at timestamptz not null default now(),
  primary key (user_id, community_id),
  constraint user_counters_are_an_object check (json_typeof(counters) = 'object'),
  constraint user_counters_total_is_not_negative check (total >= 0),
  constraint user_counters_level_is_known check (level between 1 and 100)
  -- A history fits a page. Compressed, every event would unpack and pack it; as jsonb, it would be taken apart and put
  -- together by Postgres, which has no use for the parts.
) with (fillfactor = 70, toast_tuple_target = 4080);
comment on table public.user_counters is 'All that the engine has to know of a learner, in one row: an event reads it and writes it back if nobody was faster.';
comment on column public.user_counters.revision is 'Counts the writes. Whoever read another one must read again.';
comment on column public.user_counters.streaks is 'By kind, as user_streaks shows them to everybody else.';
comment on column public.user_counters.total is 'The sum of the learner''s ledger; level is what it makes.';
comment on column public.user_counters.earned is 'Achievements held, tiers with their name behind; user_achievements says how each was earned.';
comment on column public.user_counters.validated is 'Milestones validated.';
comment on column public.user_counters.handed is 'Milestones that wait for an instructor.';
comment on column public.user_counters.rules_version is 'Up to which version of the rules everything met has been given.';

create view public.user_xp with (security_invoker = on) as
  select user_id, community_id, total, level, updated_at
  from public.user_counters;
comment on view public.user_xp is 'The sum of a learner''s ledger, and the level it makes.';

create table public.user_streaks (
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities,
  kind text not null,
  current integer not null default 0,
  longest integer not null default 0,
  last_day date,
  freezes smallint not null default 3,
  days_to_freeze smallint not null default 7,
  protected_day date,
  updated_at timestamptz not null default now(),
  primary key (user_id, community_id, kind),
  constraint user_streaks_kind_is_known check (kind in ('daily_login', 'learning')),
  constraint user_streaks_longest_is_longest check (current >= 0 and longest >= current),
  constraint user_streaks_freezes_are_few check (freezes between 0 and 3),
  constraint user_streaks_days_to_freeze_are_a_week check (days_to_freeze between 1 and 7),
  constraint user_streaks_have_a_day_once_started check ((last_day is null) = (longest = 0))
) with (fillfactor = 70);
comment on table public.user_streaks is 'A learner''s streaks as of last_day; what they are today is computed when read.';
comment on column public.user_streaks.days_to_freeze is 'Active days in a row until a freeze is earned back.';
comment on column public.user_streaks.protected_day is 'A day that a freeze was spent on by hand.';

create table public.streak_days (
  user_id uuid not null,
  community_id uuid not null,
  kind text not null,
  day date not null,
  state text not null,
  primary key (user_id, community_id, kind, day),
  constraint streak_days_kind_is_known check (kind in ('daily_login', 'learning')),
  constraint streak_days_state_is_known check (state in ('active', 'frozen', 'paused'))
);
comment on table public.streak_days is 'What each day was: the audit of a streak, shown as its calendar.';

create table public.xp_transactions (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  community_id uuid not null,
  amount integer not null,
  reason text not null,
  -- Plain bytes, whatever the database's locale: what a test paid is found by how its references begin.
  reference text not null collate "C",
  event_id uuid,
  actor_id uuid,
  note text,
  local_date date not null,
  created_at timestamptz not null default now(),
  -- One index, since every event writes here: what a learner was paid is sorted by time when they ask.
  primary key (user_id, community_id, reason, reference),
  constraint xp_transactions_change_something check (amount <> 0),
  constraint xp_transactions_reason_is_known check (
    reason in ('test', 'content', 'achievement', 'milestone', 'streak', 'award', 'correction')
  ),
  constraint xp_transactions_only_corrections_take check (amount > 0 or reason = 'correction'),
  constraint xp_transactions_by_hand_have_an_actor check (
    reason not in ('award', 'correction') or (actor_id is not null and length(btrim(note)) > 0)
  )
) partition by hash (user_id);
select private.partition_by_learner('public.xp_transactions');
comment on table public.xp_transactions is 'Append-only ledger: a mistake is mended by a compensating entry, never by a change.';
comment on column public.xp_transactions.id is 'Version 7: the ledger in the order of its ids is in the order of time.';
comment on column public.xp_transactions.reference is 'What it was for; with the reason it can be booked once.';

create function private.append_only() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'check_violation';
end
$$;
create trigger xp_transactions_append_only before update on public.xp_transactions
  for each row execute function private.append_only();
create trigger activity_events_keep before update on public.activity_events
  for each row execute function private.keep(
    'id', 'user_id', 'community_id', 'seq', 'type', 'occurred_at', 'local_date', 'local_hour', 'forgiven', 'content_id', 'dims',
    'metrics', 'recorded_at'
  );

alter table public.activity_events enable row level security;
alter table public.user_counters enable row level security;
alter table public.user_streaks enable row level security;
alter table public.streak_days enable row level security;
alter table public.xp_transactions enable row level security;

revoke all on public.activity_events, public.user_counters, public.user_streaks, public.streak_days, public.user_xp,
  public.xp_transactions
  from anon, authenticated;
grant select on public.activity_events, public.user_counters, public.user_streaks, public.streak_days, public.user_xp,
  public.xp_transactions
  to authenticated;

create policy "Learners read their own log, instructors that of their community"
  on public.activity_events for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Learners read their own counters, instructors those of their community"
  on public.user_counters for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));

create policy "Learners read their own streaks, instructors those of their community"
  on public.user_streaks for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Nobody starts a streak but the engine"
  on public.user_streaks for insert to authenticated
  with check (false);
create policy "Nobody changes a streak but the engine"
  on public.user_streaks for update to authenticated
  using (false)
  with check (false);
create policy "Nobody deletes a streak"
  on public.user_streaks for delete to authenticated
  using (false);

create policy "Learners read their own streak days, instructors those of their community"
  on public.streak_days for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Learners read their own ledger, instructors that of their community"
  on public.xp_transactions for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
