-- Goals of learners for a week, chosen each day from what they usually do. Progress is computed from counters and the log; nothing is counted here.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.goal_settings (
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null,
  is_off boolean not null default false,
  prepared_on date,
  swapped_on date,
  swaps smallint not null default 0,
  updated_at timestamptz not null default now(),
  primary key (user_id, community_id),
  constraint goal_settings_swaps_are_few check (swaps between 0 and 3)
);
comment on table public.goal_settings is 'Whether a learner wants goals in a community, and for which day they were chosen last.';
comment on column public.goal_settings.prepared_on is 'The learner''s day for which goals were chosen. Choosing locks this row, so that two requests choose once.';
comment on column public.goal_settings.swaps is 'Goals swapped for others on the day of swapped_on.';

create table public.goals (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null,
  kind text not null,
  test_id uuid,
  start integer not null,
  target integer not null,
  chance float8 not null,
  figures jsonb not null,
  rules smallint not null,
  set_on date not null,
  set_at timestamptz not null,
  ended text,
  ended_on date,
  primary key (user_id, id),
  constraint goals_kind_is_known check (kind in ('questions', 'exams', 'days', 'score', 'practice', 'streak')),
  constraint goals_name_a_test_for_its_score check ((kind = 'score') = (test_id is not null)),
  constraint goals_ask_for_more check (target > start and start >= 0),
  constraint goals_chance_is_one check (chance between 0 and 1),
  constraint goals_figures_are_an_object check (jsonb_typeof(figures) = 'object'),
  constraint goals_end_is_known check (ended in ('met', 'dismissed', 'swapped', 'over')),
  constraint goals_end_on_a_day check ((ended is null) = (ended_on is null)),
  constraint goals_end_after_they_are_set check (ended_on >= set_on)
) partition by hash (user_id);
select private.partition_by_learner('public.goals');
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create unique index goals_one_open_of_a_kind on public.goals (user_id, community_id, kind) where ended is null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index goals_recent_idx on public.goals (user_id, community_id, set_on desc);
comment on table public.goals is 'What a learner may reach within a week. Progress is what counts now, less what counted when it was set.';
comment on column public.goals.test_id is 'The test of a score to reach. It may be retired since.';
comment on column public.goals.start is 'What counted when it was set; of a score, the best before.';
comment on column public.goals.target is 'What has to count for it to be met.';
comment on column public.goals.chance is 'How likely it was to be met when it was set.';
comment on column public.goals.figures is 'The learner''s own figures that it follows from.';
comment on column public.goals.rules is 'The version of the rules that chose it.';
comment on column public.goals.ended is 'Null while it is open. A goal that ran out is over, and nothing comes of that.';

grant select, insert, update, delete on public.goal_settings, public.goals to service_role;

alter table public.goal_settings enable row level security;
alter table public.goals enable row level security;

-- The service writes them: goals follow from what was done, never from what is said.
revoke all on public.goal_settings, public.goals from anon, authenticated;
grant select on public.goal_settings, public.goals to authenticated;

create policy "Learners read their own settings of goals"
  on public.goal_settings for select to authenticated
  using (user_id = (select auth.uid()));
create policy "Learners read their own goals"
  on public.goals for select to authenticated
  using (user_id = (select auth.uid()));
