-- Boards that stay in order: scores are kept by a refresher that works on what changed, and how many are above a score
-- is a sum over a few counts, so nobody's rank takes counting a board.

-- The refresher must never wait for somebody who deletes an account and waits for it: no locks on who is who.
alter table public.leaderboard_scores
  drop constraint leaderboard_scores_community_id_fkey,
  drop constraint leaderboard_scores_user_id_fkey,
  drop constraint leaderboard_scores_pkey;
drop index public.leaderboard_scores_board_idx;
drop index public.leaderboard_scores_user_id_idx;
alter table public.leaderboard_scores add primary key (user_id, community_id, metric);
-- Only who is listed is ever looked for by place.
create index leaderboard_scores_listed_idx on public.leaderboard_scores (community_id, metric, score desc, reached_at, user_id)
  where listed;
comment on table public.leaderboard_scores is 'One score above zero per member and board. The global boards have a community of zeros.';
comment on column public.leaderboard_scores.listed is 'Whether others may see this row: follows the profile at once.';

alter table public.leaderboard_days
  drop constraint leaderboard_days_community_id_fkey,
  drop constraint leaderboard_days_user_id_fkey;
drop index public.leaderboard_days_window_idx;

create table private.leaderboard_counts (
  community_id uuid not null,
  metric text not null,
  level smallint not null,
  bucket bigint not null,
  members integer not null,
  primary key (community_id, metric, level, bucket),
  constraint leaderboard_counts_have_somebody check (members > 0)
) with (fillfactor = 70);
comment on table private.leaderboard_counts is 'How many have a score, by scores of 32^level in a bucket: a sum over few of them is how many have more.';

-- Every event writes here, so it costs as little as a row can: no index, no log. After a crash it is empty.
create unlogged table private.leaderboard_changes (
  user_id uuid not null,
  community_id uuid not null
);
comment on table private.leaderboard_changes is 'Whose scores are to be looked at again. A row of zeros stays: without it the table was lost, and everybody is looked at.';

create table private.leaderboard_due (
  user_id uuid not null,
  community_id uuid not null,
  due_at timestamptz not null,
  primary key (user_id, community_id)
);
create index leaderboard_due_at_idx on private.leaderboard_due (due_at);
comment on table private.leaderboard_due is 'The midnight at which a learner''s scores change without them: a day leaves a window, a streak ends, a zone changes.';

create table private.leaderboard_refresh (
  alone boolean primary key default true,
  refreshed_at timestamptz,
  constraint leaderboard_refresh_is_one_row check (alone)
);
insert into private.leaderboard_refresh default values;
comment on table private.leaderboard_refresh is 'When boards were last known to be up to date.';

grant select, insert, update, delete
  on private.leaderboard_counts, private.leaderboard_changes, private.leaderboard_due, private.leaderboard_refresh
  to service_role;

-- Whoever writes scores holds this to the end of the transaction, from before the first row that is touched.
create function private.lock_boards() returns void
  language sql volatile
  set search_path = ''
as $$
  select pg_advisory_xact_lock(hashtextextended('laude boards', 0))
$$;

create function private.count_scores() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  -- First what comes, then what goes: a count is never below what is there.
  if tg_op <> 'DELETE' then
    merge into private.leaderboard_counts as known
    using (
      select community_id, metric, level, score >> (5 * level) as bucket, count(*) as members
      from new_scores
      cross join generate_series(0, 5) as level
      group by 1, 2, 3, 4
    ) as come
    on known.community_id = come.community_id and known.metric = come.metric and known.level = come.level
      and known.bucket = come.bucket
    when matched then update set members = known.members + come.members
    when not matched then insert (community_id, metric, level, bucket, members)
      values (come.community_id, come.metric, come.level, come.bucket, come.members);
  end if;
  if tg_op <> 'INSERT' then
    merge into private.leaderboard_counts as known
    using (
      select community_id, metric, level, score >> (5 * level) as bucket, count(*) as members
      from old_scores
      cross join generate_series(0, 5) as level
      group by 1, 2, 3, 4
    ) as gone
    on known.community_id = gone.community_id and known.metric = gone.metric and known.level = gone.level
      and known.bucket = gone.bucket
    when matched and known.members = gone.members then delete
    when matched then update set members = known.members - gone.members;
  end if;
  return null;
end
$$;
create trigger leaderboard_scores_count_new after insert on public.leaderboard_scores
  referencing new table as new_scores
  for each statement execute function private.count_scores();
create trigger leaderboard_scores_count_changed after update on public.leaderboard_scores
  referencing new table as new_scores old table as old_scores
  for each statement execute function private.count_scores();
create trigger leaderboard_scores_count_gone after delete on public.leaderboard_scores
  referencing old table as old_scores
  for each statement execute function private.count_scores();

-- At each level the buckets above the score's own, as far as the next level's bucket reaches.
create function private.members_above(board uuid, wanted text, than bigint) returns bigint
  -- Planned once a connection; in SQL it would be planned for every board that is read.
  language plpgsql stable
  set search_path = ''
as $$
begin
  return (
    select coalesce(sum(above.members), 0)
    from generate_series(0, 5) as place (level)
    cross join lateral (
      select sum(members) as members
      from private.leaderboard_counts
      where community_id = board
        and metric = wanted
        and leaderboard_counts.level = place.level
        and bucket > than >> (5 * place.level)
        and bucket <= case when place.level < 5 then (than >> (5 * place.level)) | 31 else 9223372036854775807 end
      offset 0
    ) as above
  );
end
$$;
revoke execute on function private.members_above, private.lock_boards from public;
grant execute on function private.members_above, private.lock_boards to service_role;

-- What changes a board besides events, noted in the transaction that changes it.

create function private.note_member() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    -- Who leaves is gone from the community's boards at once; what it leaves of the global ones is worked out soon.
    perform private.lock_boards();
    delete from public.leaderboard_scores where user_id = old.user_id and community_id = old.community_id;
  end if;
  insert into private.leaderboard_changes (user_id, community_id)
  values (coalesce(new.user_id, old.user_id), coalesce(new.community_id, old.community_id));
  return null;
end
$$;
create trigger memberships_note after insert or delete on public.memberships
  for each row execute function private.note_member();

create function private.note_profile() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if new.leaderboard <> old.leaderboard then
    -- Either the refresher has read the profile after this, or what it wrote is seen here.
    perform private.lock_boards();
    update public.leaderboard_scores
    set listed = case community_id
      when '00000000-0000-0000-0000-000000000000' then new.leaderboard = 'global'
      else new.leaderboard <> 'hidden'
    end
    where user_id = new.id;
  end if;
  insert into private.leaderboard_changes (user_id, community_id)
  select user_id, community_id
  from public.memberships
  where user_id = new.id;
  return null;
end
$$;
create trigger profiles_note after update of leaderboard, time_zone, next_time_zone, next_time_zone_from on public.profiles
  for each row
  when (
    (old.leaderboard, old.time_zone, old.next_time_zone, old.next_time_zone_from)
      is distinct from (new.leaderboard, new.time_zone, new.next_time_zone, new.next_time_zone_from)
  )
  execute function private.note_profile();

create function private.note_revoked() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into private.leaderboard_changes (user_id, community_id) values (new.user_id, new.community_id);
  return null;
end
$$;
create trigger user_achievements_note after update of revoked_at on public.user_achievements
  for each row execute function private.note_revoked();

create or replace function private.forget_learner() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from public.activity_events where user_id = old.id;
  delete from public.xp_transactions where user_id = old.id;
  delete from public.streak_days where user_id = old.id;
  delete from public.user_achievements where user_id = old.id;
  delete from public.notifications where user_id = old.id;
  perform private.lock_boards();
  delete from public.leaderboard_scores where user_id = old.id;
  delete from public.leaderboard_days where user_id = old.id;
  delete from private.leaderboard_due where user_id = old.id;
  return null;
end
$$;
