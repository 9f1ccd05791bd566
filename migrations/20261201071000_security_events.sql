-- What happened with an account: its owner reads it, for 90 days.

set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.security_events (
  id bigint generated always as identity primary key,
  user_id uuid not null references public.profiles on delete cascade,
  kind text not null,
  at timestamptz not null default now(),
  times integer not null default 1,
  user_agent text,
  constraint security_events_kind_is_known check (
    kind in ('new_device', 'signed_out', 'sign_in_failed', 'password_changed', 'email_changed', 'calendar_made')
  ),
  constraint security_events_times_are_counted check (times > 0),
  constraint security_events_user_agent_is_short check (length(user_agent) <= 500)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index security_events_user_id_idx on public.security_events (user_id, at desc);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index security_events_at_idx on public.security_events (at);
comment on table public.security_events is 'What happened with an account: sign-ins on new devices, ended sessions, a new password. Deleted after 90 days.';
comment on column public.security_events.times is 'How often: sessions that ended together, or wrong passwords within an hour.';
comment on column public.security_events.user_agent is 'What the browser calls itself, where one browser is meant.';

create function private.browser_of(user_agent text) returns text
  language sql immutable parallel safe
  set search_path = ''
  return regexp_replace(coalesce(user_agent, ''), '[0-9]+([._][0-9]+)*', '', 'g');
comment on function private.browser_of is 'A browser whatever its version: an update makes no new device.';

create function private.note_new_device() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.security_events (user_id, kind, user_agent)
  select new.user_id, 'new_device', left(new.user_agent, 500)
  from public.profiles
  where id = new.user_id
    and not exists (
      select from public.security_events as known
      where known.user_id = new.user_id
        and kind = 'new_device'
        and private.browser_of(known.user_agent) = private.browser_of(new.user_agent)
    )
    and not exists (
      select from auth.sessions as other
      where other.user_id = new.user_id
        and other.id <> new.id
        and private.browser_of(other.user_agent) = private.browser_of(new.user_agent)
    );
  return null;
end
$$;
comment on function private.note_new_device is 'Notes a sign-in with a browser that the account has not used in 90 days.';

create function private.note_ended_sessions() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.security_events (user_id, kind, times, user_agent)
  select user_id, 'signed_out', count(*), case count(*) when 1 then left(min(user_agent), 500) end
  from ended
  join public.profiles on profiles.id = user_id
  group by user_id;
  return null;
end
$$;
comment on function private.note_ended_sessions is 'Notes that sessions ended, once for those that end together.';

create function private.note_account_change() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.security_events (user_id, kind)
  select new.id, changed.kind
  from (
    values
      ('password_changed', new.encrypted_password is distinct from old.encrypted_password),
      ('email_changed', new.email is distinct from old.email)
  ) as changed (kind, is_so)
  join public.profiles on profiles.id = new.id
  where is_so;
  return null;
end
$$;
comment on function private.note_account_change is 'Notes a new password or address, whoever changes it.';

create function private.note_calendar() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.security_events (user_id, kind) values (new.user_id, 'calendar_made');
  return null;
end
$$;
comment on function private.note_calendar is 'Notes that a secret address of a calendar was made, or made anew.';

create function private.note_failed_sign_in(address text) returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  owner uuid := (
    select profiles.id
    from auth.users
    join public.profiles on profiles.id = users.id
    where lower(users.email) = lower(address)
  );
begin
  update public.security_events
  set times = times + 1, at = now()
  where id = (
    select id
    from public.security_events
    where user_id = owner and kind = 'sign_in_failed' and at > now() - interval '1 hour'
    order by at desc
    limit 1
  );
  if not found and owner is not null then
    insert into public.security_events (user_id, kind) values (owner, 'sign_in_failed');
  end if;
end
$$;
comment on function private.note_failed_sign_in is 'Counts a wrong password against the account with this address, if there is one. Our own Auth calls it.';

create trigger laude_note_account_change after update of encrypted_password, email on auth.users
  for each row when (old.encrypted_password is distinct from new.encrypted_password or old.email is distinct from new.email)
  execute function private.note_account_change();
create trigger calendar_feeds_note after insert or update of token_hash on private.calendar_feeds
  for each row execute function private.note_calendar();

-- A project's own Auth may not let us see its sessions: then it has no entries of them.
do $$
begin
  if has_table_privilege('auth.sessions', 'trigger') then
    create trigger laude_note_new_device after insert on auth.sessions
      for each row execute function private.note_new_device();
    create trigger laude_note_ended_sessions after delete on auth.sessions
      referencing old table as ended for each statement execute function private.note_ended_sessions();
  end if;
end
$$;

revoke execute on function private.note_new_device, private.note_ended_sessions, private.note_account_change,
  private.note_calendar, private.note_failed_sign_in, private.browser_of from public, anon, authenticated;

alter table public.security_events enable row level security;
revoke all on public.security_events from anon, authenticated;
grant select on public.security_events to authenticated;
grant select, insert, update, delete on public.security_events to service_role;

create policy "Everybody reads what happened with their own account"
  on public.security_events for select to authenticated
  using (user_id = (select auth.uid()));
