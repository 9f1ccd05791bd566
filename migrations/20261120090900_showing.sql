-- What is shown from progress: boards and notifications. Both are written by the engine and can be made
-- again from the log.

create table public.leaderboard_scores (
  community_id uuid not null references public.communities on delete cascade,
  metric text not null,
  user_id uuid not null references public.profiles on delete cascade,
  score bigint not null,
  reached_at timestamptz not null,
  listed boolean not null default false,
  primary key (community_id, metric, user_id),
  constraint leaderboard_scores_metric_is_known check (
    metric in ('xp_all_time', 'xp_weekly', 'xp_monthly', 'streak_current', 'streak_longest', 'completed', 'achievements')
  ),
  constraint leaderboard_scores_are_not_negative check (score >= 0)
);
create index leaderboard_scores_board_idx on public.leaderboard_scores (community_id, metric, score desc, reached_at, user_id);
create index leaderboard_scores_user_id_idx on public.leaderboard_scores (user_id);
comment on table public.leaderboard_scores is 'One score per learner and board, in board order by its index.';
comment on column public.leaderboard_scores.listed is 'Copied from the profile: whether others may see this row.';

create table public.leaderboard_days (
  community_id uuid not null references public.communities on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  day date not null,
  xp integer not null,
  primary key (user_id, community_id, day)
);
create index leaderboard_days_window_idx on public.leaderboard_days (community_id, day);
comment on table public.leaderboard_days is 'XP per learner and local day: what the weekly and monthly boards add up.';

create table public.notifications (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  community_id uuid,
  kind text not null,
  payload jsonb not null default '{}',
  created_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (user_id, id),
  constraint notifications_kind_is_known check (
    kind in ('unlock', 'level_up', 'streak_at_risk', 'milestone', 'digest')
  )
) partition by hash (user_id);
select private.partition_by_learner('public.notifications');
comment on table public.notifications is 'What a learner is told. Kept until they delete it.';
comment on column public.notifications.id is 'Version 7: in the order of ids is in the order of time.';

alter table public.leaderboard_scores enable row level security;
alter table public.leaderboard_days enable row level security;
alter table public.notifications enable row level security;

revoke all on public.leaderboard_scores, public.leaderboard_days, public.notifications from anon, authenticated;
grant select on public.leaderboard_scores, public.leaderboard_days to authenticated;
grant select, update (read_at), delete on public.notifications to authenticated;

create policy "Learners see their own scores, and in their communities those of who is listed"
  on public.leaderboard_scores for select to authenticated
  using (
    user_id = (select auth.uid())
    or (listed and community_id in (select private.my_communities()))
  );
create policy "Learners see their own days"
  on public.leaderboard_days for select to authenticated
  using (user_id = (select auth.uid()));

create policy "Learners read their own notifications"
  on public.notifications for select to authenticated
  using (user_id = (select auth.uid()));
create policy "Learners mark their own notifications as read"
  on public.notifications for update to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()));
create policy "Learners clear their own notifications"
  on public.notifications for delete to authenticated
  using (user_id = (select auth.uid()));
