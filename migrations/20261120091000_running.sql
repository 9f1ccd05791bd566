-- What keeps the house running: the outbox of events, and the record of who did what by hand.

create table public.event_queue (
  id bigint generated always as identity primary key,
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities on delete cascade,
  event jsonb not null,
  tries smallint not null default 0,
  error text,
  parked_at timestamptz,
  due_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  constraint event_queue_event_is_an_object check (jsonb_typeof(event) = 'object'),
  constraint event_queue_parked_has_an_error check (parked_at is null or error is not null)
);
create index event_queue_user_id_idx on public.event_queue (user_id);
create index event_queue_due_idx on public.event_queue (due_at, id) where parked_at is null;
comment on table public.event_queue is 'Outbox: events written with what caused them, applied by the worker, deleted when done, parked when poison.';

create table public.audit_log (
  id bigint generated always as identity primary key,
  community_id uuid references public.communities on delete cascade,
  actor_id uuid,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  reason text,
  details jsonb not null default '{}',
  created_at timestamptz not null default now(),
  constraint audit_log_action_is_a_name check (action ~ '^[a-z][a-z0-9_.]{0,63}$')
);
create index audit_log_community_id_idx on public.audit_log (community_id, created_at desc);
comment on table public.audit_log is 'Append-only: every decision of a person over another''s progress or role.';

create trigger audit_log_append_only before update or delete on public.audit_log
  for each row when (pg_trigger_depth() = 0) execute function private.append_only();

-- Roles can be changed with an admin's own token, past every service of ours: so the table tells the log.
create function private.audit_membership() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  membership public.memberships := coalesce(new, old);
begin
  -- Whoever leaves or is deleted with everything else has not been decided about.
  if tg_op = 'DELETE' and (pg_trigger_depth() > 1 or old.user_id = (select auth.uid())) then
    return null;
  end if;
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
  values (
    membership.community_id,
    (select auth.uid()),
    case tg_op when 'UPDATE' then 'membership.role_changed' else 'membership.removed' end,
    'membership',
    membership.user_id::text,
    jsonb_build_object('from', old.role, 'to', case tg_op when 'UPDATE' then new.role end)
  );
  return null;
end
$$;
create trigger memberships_audit after delete or update of role on public.memberships
  for each row execute function private.audit_membership();

alter table public.event_queue enable row level security;
alter table public.audit_log enable row level security;

revoke all on public.event_queue, public.audit_log from anon, authenticated;
grant select on public.audit_log to authenticated;

create policy "Admins read what was decided in their community"
  on public.audit_log for select to authenticated
  using (community_id in (select private.communities_i_run()));
