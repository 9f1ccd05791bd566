-- Event types of a community's own. Every other type that is not known is refused, since it is most likely a mistyped one.

-- A type that our services alone write. functions/_domain/engine/event-types.ts has the same list.
create function private.own_event_types() returns text[]
  language sql immutable parallel safe
  set search_path = ''
  return array[
    'rules_swept', 'rule_met', 'streak_protected', 'xp_awarded', 'achievement_revoked', 'milestone_submitted', 'milestone_decided'
  ];

create table public.community_event_types (
  community_id uuid not null references public.communities on delete cascade,
  type text not null,
  created_at timestamptz not null default now(),
  primary key (community_id, type),
  constraint community_event_types_type_is_a_name check (type ~ '^[a-z][a-z0-9_]{0,63}$'),
  constraint community_event_types_type_is_not_known check (
    not private.event_types() ? type and type <> all (private.own_event_types())
  )
);
comment on table public.community_event_types is 'Types of events that a community declared as its own, beside those that all communities know.';

-- What was recorded before this table existed goes on being recorded.
insert into public.community_event_types (community_id, type)
select distinct community_id, type
from public.activity_events
where not private.event_types() ? type
  and type <> all (private.own_event_types())
  and type ~ '^[a-z][a-z0-9_]{0,63}$';

create function private.audit_event_type() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  -- A community that is deleted takes its types along.
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then
    return null;
  end if;
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id)
  values (
    coalesce(new.community_id, old.community_id),
    (select auth.uid()),
    case tg_op when 'INSERT' then 'event_type.declared' else 'event_type.withdrawn' end,
    'event_type',
    coalesce(new.type, old.type)
  );
  return null;
end
$$;
revoke execute on function private.audit_event_type from public;
create trigger community_event_types_audit after insert or delete on public.community_event_types
  for each row execute function private.audit_event_type();

alter table public.community_event_types enable row level security;
revoke all on public.community_event_types from anon, authenticated;
grant select, insert (community_id, type), delete on public.community_event_types to authenticated;

create policy "Members see the event types of their communities"
  on public.community_event_types for select to authenticated
  using (community_id in (select private.my_communities()));
create policy "Admins declare event types"
  on public.community_event_types for insert to authenticated
  with check (community_id in (select private.communities_i_run()));
create policy "Admins withdraw event types"
  on public.community_event_types for delete to authenticated
  using (community_id in (select private.communities_i_run()));
