-- What a learner has done and what it came to. activity_events is the log; everything else here is a fold
-- of it, written by the engine alone. Learners read their own; no token of theirs writes a row.

create table public.activity_events (
  id uuid not null,
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities,
  type text not null,
  occurred_at timestamptz not null,
  local_date date not null,
  content_id uuid,
  dims jsonb not null default '{}',
  metrics jsonb not null default '{}',
  outcome jsonb,
  recorded_at timestamptz not null default now(),
  primary key (user_id, id),
  constraint activity_events_type_is_a_name check (type ~ '^[a-z][a-z0-9_]{0,63}$'),
  constraint activity_events_dims_are_an_object check (jsonb_typeof(dims) = 'object'),
  constraint activity_events_metrics_are_an_object check (jsonb_typeof(metrics) = 'object')
) partition by hash (user_id);
select private.partition_by_learner('public.activity_events');
create index activity_events_by_day_idx on public.activity_events (user_id, community_id, local_date);
comment on table public.activity_events is 'Append-only log of everything that counts. The primary key is what makes an event count once.';
comment on column public.activity_events.local_date is 'The learner''s day when it was recorded; never computed again.';
comment on column public.activity_events.outcome is 'What it caused: the answer to a duplicate.';

create table public.user_counters (
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities,
  counters jsonb not null default '{}',
  updated_at timestamptz not null default now(),
  primary key (user_id, community_id),
  constraint user_counters_are_an_object check (jsonb_typeof(counters) = 'object')
) with (fillfactor = 70);
comment on table public.user_counters is 'Every counter of a learner in one row, so that an event locks and writes one row.';

create table public.user_streaks (
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities,
  kind text not null,
  current integer not null default 0,
  longest integer not null default 0,
  last_day date,
  freezes smallint not null default 3,
  days_to_freeze smallint not null default 7,
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

create table public.streak_days (
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities,
  kind text not null,
  day date not null,
  state text not null,
  primary key (user_id, community_id, kind, day),
  constraint streak_days_kind_is_known check (kind in ('daily_login', 'learning')),
  constraint streak_days_state_is_known check (state in ('active', 'frozen', 'paused'))
);
comment on table public.streak_days is 'What each day was: the audit of a streak, shown as its calendar.';

create table public.user_xp (
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities,
  total bigint not null default 0,
  level smallint not null default 1,
  updated_at timestamptz not null default now(),
  primary key (user_id, community_id),
  constraint user_xp_total_is_not_negative check (total >= 0),
  constraint user_xp_level_is_known check (level between 1 and 100)
) with (fillfactor = 70);
comment on table public.user_xp is 'The sum of a learner''s ledger, and the level it makes.';

create table public.xp_transactions (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities,
  amount integer not null,
  reason text not null,
  reference text not null,
  event_id uuid,
  actor_id uuid,
  note text,
  local_date date not null,
  created_at timestamptz not null default now(),
  primary key (user_id, id),
  constraint xp_transactions_reference_key unique (user_id, community_id, reason, reference),
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
create index xp_transactions_history_idx on public.xp_transactions (user_id, community_id, created_at desc, id);
comment on table public.xp_transactions is 'Append-only ledger: a mistake is mended by a compensating entry, never by a change.';
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
    'id', 'user_id', 'community_id', 'type', 'occurred_at', 'local_date', 'content_id', 'dims', 'metrics', 'recorded_at'
  );

alter table public.activity_events enable row level security;
alter table public.user_counters enable row level security;
alter table public.user_streaks enable row level security;
alter table public.streak_days enable row level security;
alter table public.user_xp enable row level security;
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
create policy "Learners read their own XP, instructors that of their community"
  on public.user_xp for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Learners read their own ledger, instructors that of their community"
  on public.xp_transactions for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
