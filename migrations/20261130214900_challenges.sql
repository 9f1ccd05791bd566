-- Challenges of a community: criteria over what is done between two dates. A worker follows them shortly after each event.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

-- An event type more than whatever is there: the table of types may have grown meanwhile.
do $$
begin
  execute format(
    $function$
      create or replace function private.event_types() returns jsonb
        language sql immutable parallel safe
        set search_path = ''
        return %L::jsonb
    $function$,
    private.event_types() || '{"challenge_met": {"facets": [""], "metrics": {}}}'
  );
end
$$;

create table public.challenges (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  title text not null,
  words text not null default '',
  starts_on date not null,
  ends_on date not null,
  criteria jsonb not null,
  team_score text,
  created_by uuid references public.profiles on delete set null,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  constraint challenges_title_is_short check (length(title) between 1 and 80),
  constraint challenges_words_are_few check (length(words) <= 500),
  constraint challenges_end_after_they_start check (ends_on between starts_on and starts_on + 92),
  constraint challenges_criteria_are_well_formed check (private.are_criteria(criteria)),
  constraint challenges_team_score_is_known check (team_score in ('mean', 'sum'))
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index challenges_of_community_idx on public.challenges (community_id, ends_on);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index challenges_created_by_idx on public.challenges (created_by) where created_by is not null;
comment on table public.challenges is 'What a community does together within some days. Once it has begun in any zone, only its words change.';
comment on column public.challenges.criteria is 'In the grammar of achievements, over what a learner does from starts_on to ends_on of their own calendar.';
comment on column public.challenges.team_score is 'How the progress of a team''s members is put together; null: there are no teams, and everybody takes part.';
comment on column public.challenges.ended_at is 'When it was ended early.';

create table public.challenge_teams (
  id uuid primary key default gen_random_uuid(),
  challenge_id uuid not null references public.challenges on delete cascade,
  community_id uuid not null references public.communities on delete cascade,
  name text not null,
  unique (challenge_id, name),
  constraint challenge_teams_name_is_short check (length(name) between 1 and 80)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index challenge_teams_community_id_idx on public.challenge_teams (community_id);
comment on table public.challenge_teams is 'The teams of a challenge that learners may join.';

create table public.challenge_members (
  challenge_id uuid not null references public.challenges on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  team_id uuid not null references public.challenge_teams on delete cascade,
  community_id uuid not null references public.communities on delete cascade,
  joined_at timestamptz not null default now(),
  primary key (challenge_id, user_id)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index challenge_members_user_id_idx on public.challenge_members (user_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index challenge_members_team_id_idx on public.challenge_members (team_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index challenge_members_community_id_idx on public.challenge_members (community_id);
comment on table public.challenge_members is 'Which team of a challenge a learner has joined.';

create table public.challenge_progress (
  challenge_id uuid not null references public.challenges on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities on delete cascade,
  have float8 not null,
  need float8 not null,
  share float8 not null,
  met_on date,
  primary key (challenge_id, user_id),
  constraint challenge_progress_share_is_one check (share between 0 and 1),
  constraint challenge_progress_is_met_in_full check ((share = 1) = (met_on is not null))
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index challenge_progress_user_id_idx on public.challenge_progress (user_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index challenge_progress_community_id_idx on public.challenge_progress (community_id);
comment on table public.challenge_progress is 'How far a learner is in a challenge. It follows from the log and only grows.';
comment on column public.challenge_progress.met_on is 'The learner''s day on which the criteria came to hold. An event, challenge_met, stands behind it.';

-- Rows are only added and removed, so no event waits for a worker that has its learner in hand.
create table private.challenge_changes (
  id bigint generated always as identity primary key,
  user_id uuid not null,
  community_id uuid not null
);
comment on table private.challenge_changes is 'Learners who did something while a challenge of their community runs: a worker looks how far they are.';

grant select, insert, update, delete
  on public.challenges, public.challenge_teams, public.challenge_members, public.challenge_progress, private.challenge_changes
  to service_role;

create function private.note_challenge_events() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into private.challenge_changes (user_id, community_id)
  select distinct added.user_id, added.community_id
  from added
  join public.challenges on challenges.community_id = added.community_id
  where added.type <> 'challenge_met'
    and added.local_date between challenges.starts_on and challenges.ends_on
    and (challenges.ended_at is null or added.occurred_at <= challenges.ended_at);
  return null;
end
$$;
comment on function private.note_challenge_events is 'Notes learners whose events lie within a challenge of their community.';
create trigger activity_events_note_challenges after insert on public.activity_events
  referencing new table as added
  for each statement execute function private.note_challenge_events();

create function private.note_challenge() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into private.challenge_changes (user_id, community_id)
  select user_id, community_id
  from public.user_counters
  where community_id = new.community_id and updated_at >= new.starts_on - interval '1 day';
  return null;
end
$$;
comment on function private.note_challenge is 'Notes whoever did something already within a challenge that begins with today.';
create trigger challenges_note after insert on public.challenges
  for each row execute function private.note_challenge();

create function private.note_challenge_member() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into private.challenge_changes (user_id, community_id) values (new.user_id, new.community_id);
  return null;
end
$$;
comment on function private.note_challenge_member is 'Notes a learner who joined a team: what they did before counts for it.';
create trigger challenge_members_note after insert on public.challenge_members
  for each row execute function private.note_challenge_member();

create function private.forget_challenge_changes() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from private.challenge_changes where user_id = old.id;
  return null;
end
$$;
comment on function private.forget_challenge_changes is 'Drops what was noted of a learner who is gone.';
create trigger profiles_forget_challenges after delete on public.profiles
  for each row execute function private.forget_challenge_changes();

revoke execute
  on function private.note_challenge_events, private.note_challenge, private.note_challenge_member,
    private.forget_challenge_changes
  from public, anon, authenticated;

alter table public.challenges enable row level security;
alter table public.challenge_teams enable row level security;
alter table public.challenge_members enable row level security;
alter table public.challenge_progress enable row level security;

-- The service writes them: a challenge that has begun keeps its criteria, and progress follows from the log.
revoke all on public.challenges, public.challenge_teams, public.challenge_members, public.challenge_progress
  from anon, authenticated;
grant select on public.challenges, public.challenge_teams, public.challenge_members, public.challenge_progress
  to authenticated;

create policy "Members read the challenges of their communities"
  on public.challenges for select to authenticated
  using (community_id in (select private.my_communities()));
create policy "Members read the teams of their communities"
  on public.challenge_teams for select to authenticated
  using (community_id in (select private.my_communities()));
create policy "Learners read their own team, instructors those they teach"
  on public.challenge_members for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Learners read their own, instructors those they teach"
  on public.challenge_progress for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
