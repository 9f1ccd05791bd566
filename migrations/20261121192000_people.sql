-- What a person decides over their own account: where their days are counted, what they are called, and that all of it goes.

-- Settling in one zone before the next move would forget the date that the move before it had cut short.
alter table public.profiles add column cut_short date;
comment on column public.profiles.cut_short is 'The last date that a move east cut short and that is settled: no streak breaks over it.';

-- Names that would speak for the house, or for nobody.
create function private.is_reserved_username(name text) returns boolean
  language sql immutable strict parallel safe
  set search_path = ''
  return name in (
    'about', 'account', 'admin', 'administrator', 'anonymous', 'api', 'deleted', 'everybody', 'everyone', 'export', 'help',
    'laude', 'login', 'me', 'moderator', 'nobody', 'null', 'official', 'owner', 'privacy', 'root', 'security', 'settings', 'sign-in',
    'sign-up', 'staff', 'support', 'system', 'team', 'undefined'
  );

update public.profiles
set username = username || '-' || substr(md5(random()::text), 1, 6)
where private.is_reserved_username(username);
alter table public.profiles
  add constraint profiles_username_is_not_reserved check (not private.is_reserved_username(username));

create or replace function private.create_profile() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  wanted text := coalesce(nullif(btrim(left(new.raw_user_meta_data ->> 'display_name', 60)), ''), 'Learner');
  zone text := new.raw_user_meta_data ->> 'time_zone';
  -- Taken apart, an accented letter is the letter and an accent: 'Zoë' becomes 'zoe'.
  plain text := regexp_replace(normalize(lower(wanted), nfkd), '[\u0300-\u036f]', '', 'g');
  stem text := coalesce(nullif(btrim(left(regexp_replace(plain, '[^a-z0-9]+', '-', 'g'), 20), '-'), ''), 'learner');
  name text := case
    when length(stem) < 3 or private.is_reserved_username(stem) then stem || '-' || substr(md5(random()::text), 1, 6)
    else stem
  end;
begin
  loop
    insert into public.profiles (id, username, display_name, time_zone)
    values (new.id, name, wanted, case when private.is_time_zone(zone) then zone else 'UTC' end)
    on conflict (username) do nothing;
    exit when found;
    -- Taken, perhaps a moment ago by someone signing up at the same time.
    name := stem || '-' || substr(md5(random()::text), 1, 6);
  end loop;
  return new;
end
$$;

create index audit_log_subject_idx on public.audit_log (subject_id);

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
  -- That something was decided stays, and by whom; about whom, and in what words, does not.
  update public.audit_log
  set subject_id = 'deleted', reason = null, details = details - 'user_id'
  where subject_id = old.id::text or details ->> 'user_id' = old.id::text;
  perform pg_notify('progress', old.id::text);
  return null;
end
$$;

create function private.delete_account(learner uuid) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  -- Boards first, while nothing else is held: their lock may be somebody's for a while.
  perform private.lock_boards();
  -- Nothing begins any more that refers to this profile.
  perform from public.profiles where id = learner for update;
  -- Whoever has something of theirs in hand would come to wait for us, as for the profile or another event: so we never wait
  -- for them, but leave.
  perform from public.event_queue where user_id = learner for update nowait;
  perform from public.attempts where user_id = learner for update nowait;
  perform from public.user_counters where user_id = learner for update nowait;
  delete from auth.users where id = learner;
  -- Their memberships noted that they left.
  delete from private.leaderboard_changes where user_id = learner;
end
$$;
comment on function private.delete_account is 'Everything of a person, for good. Fails with lock_not_available while something of theirs is being written: try again.';
revoke execute on function private.delete_account from public;
grant execute on function private.delete_account to service_role;
