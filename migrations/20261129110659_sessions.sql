-- Sessions belong to Auth. The functions ask whether the session of a token is still open, and learners see and end their own.

create function private.session_state() returns table (is_open boolean, is_announced boolean)
  language sql stable security definer
  set search_path = ''
as $$
  select
    exists (
      select
      from auth.sessions
      where id = (auth.jwt() ->> 'session_id')::uuid
        and user_id = auth.uid()
    ),
    exists (
      select
      from pg_catalog.pg_trigger
      where tgrelid = 'auth.sessions'::regclass
        and tgname = 'announce_ended_sessions'
        and tgenabled <> 'D'
    )
$$;
comment on function private.session_state is 'Whether the session of the caller''s token is open, and whether Postgres notifies on session_ended when one ends: only where Auth is ours.';

create function private.my_sessions()
  returns table (id uuid, created_at timestamptz, last_used_at timestamptz, user_agent text, is_current boolean)
  language sql stable security definer
  set search_path = ''
as $$
  select id, created_at, updated_at, user_agent, id = (auth.jwt() ->> 'session_id')::uuid
  from auth.sessions
  where user_id = auth.uid()
  order by updated_at desc, id
$$;
comment on function private.my_sessions is 'The caller''s sessions, the one used last first. A session is used when its access token is refreshed.';

create function private.end_my_session(session uuid) returns void
  language sql security definer
  set search_path = ''
as $$
  delete from auth.sessions
  where id = session
    and user_id = auth.uid()
$$;
comment on function private.end_my_session is 'Ends a session of the caller. Nothing happens if it has ended, or belongs to another person.';

revoke execute on function private.session_state, private.my_sessions, private.end_my_session from public;
grant execute on function private.session_state, private.my_sessions, private.end_my_session to authenticated;
