-- Who belongs, and as what: invitations by link, roles that are changed and taken, and that somebody is always in charge.

create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  role text not null,
  code_hash text not null,
  note text not null default '',
  expires_at timestamptz not null,
  max_uses integer,
  uses integer not null default 0,
  created_by uuid not null default auth.uid() references public.profiles on delete cascade,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  constraint invitations_code_hash_key unique (code_hash),
  constraint invitations_role_is_known check (role in ('student', 'instructor', 'admin')),
  constraint invitations_code_hash_is_a_hash check (code_hash ~ '^[0-9a-f]{64}$'),
  constraint invitations_note_is_short check (length(note) <= 120),
  constraint invitations_end_within_a_month check (
    expires_at > created_at and expires_at <= created_at + interval '745 hours'
  ),
  constraint invitations_max_uses_is_plausible check (max_uses between 1 and 1000),
  constraint invitations_uses_are_counted check (uses between 0 and coalesce(max_uses, uses))
);
create index invitations_community_id_idx on public.invitations (community_id, created_at desc);
create index invitations_created_by_idx on public.invitations (created_by);
comment on table public.invitations is 'Links that make whoever has one a member. They end with their time, their uses, or the standing of who made them.';
comment on column public.invitations.code_hash is 'SHA-256 of the code in the link, in hex. The code itself is kept nowhere.';
comment on column public.invitations.max_uses is 'How many may come by it; null: as many as there are.';

create function private.invitation_state(revoked_at timestamptz, expires_at timestamptz, uses integer, max_uses integer)
  returns text
  language sql stable
  set search_path = ''
  return case
    when revoked_at is not null then 'revoked'
    when expires_at <= now() then 'expired'
    when uses >= max_uses then 'used_up'
    else 'good'
  end;

create function private.role_rank(role text) returns integer
  language sql immutable parallel safe
  set search_path = ''
  return array_position(array['student', 'instructor', 'admin'], role);

-- What a person says about a decision travels with its transaction, so that the trigger can write it down.
create or replace function private.audit_membership() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  membership public.memberships := coalesce(new, old);
begin
  -- Whoever leaves or is deleted with everything else has not been decided about, nor who is what they were.
  if tg_op = 'DELETE' and (pg_trigger_depth() > 1 or old.user_id = (select auth.uid())) then
    return null;
  end if;
  if tg_op = 'UPDATE' and new.role = old.role then
    return null;
  end if;
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, reason, details)
  values (
    membership.community_id,
    (select auth.uid()),
    case tg_op when 'UPDATE' then 'membership.role_changed' else 'membership.removed' end,
    'membership',
    membership.user_id::text,
    nullif(current_setting('laude.reason', true), ''),
    jsonb_build_object('from', old.role, 'to', case tg_op when 'UPDATE' then new.role end)
  );
  return null;
end
$$;

-- Somebody is always in charge. Of two admins who lower each other at once the second waits here, and then sees the first.
create function private.keep_an_admin() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  -- An account that goes, or a community, takes its memberships along.
  if tg_op = 'DELETE' and not (
    exists (select from public.profiles where id = old.user_id)
    and exists (select from public.communities where id = old.community_id)
  ) then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('laude admins ' || old.community_id, 0));
  if not exists (select from public.memberships where community_id = old.community_id and role = 'admin') then
    raise exception 'a community keeps an admin'
      using errcode = 'check_violation', constraint = 'memberships_keep_an_admin';
  end if;
  return null;
end
$$;
create trigger memberships_keep_an_admin after delete on public.memberships
  for each row when (old.role = 'admin')
  execute function private.keep_an_admin();
create trigger memberships_keep_an_admin_in_charge after update of role on public.memberships
  for each row when (old.role = 'admin' and new.role <> 'admin')
  execute function private.keep_an_admin();

-- Whoever takes a member out holds the boards' lock from before the first row, as does who deletes an account.
create function private.lock_boards_first() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.lock_boards();
  return null;
end
$$;
create trigger memberships_lock_boards before delete on public.memberships
  for each statement execute function private.lock_boards_first();

-- A link is worth what its maker may do. Else an admin who was removed would come back by their own.
create function private.end_invitations() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  update public.invitations
  set revoked_at = now()
  where created_by = old.user_id
    and community_id = old.community_id
    and revoked_at is null
    and not (tg_op = 'UPDATE' and (new.role = 'admin' or (new.role = 'instructor' and role = 'student')));
  return null;
end
$$;
create trigger memberships_end_invitations after delete or update of role on public.memberships
  for each row when (old.role <> 'student')
  execute function private.end_invitations();

-- Links can be made and revoked with an admin's own token, past every service of ours: so the table tells the log.
create function private.audit_invitation() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
  values (
    new.community_id, (select auth.uid()), case tg_op when 'INSERT' then 'invitation.made' else 'invitation.revoked' end,
    'invitation', new.id::text, jsonb_build_object('role', new.role, 'max_uses', new.max_uses, 'expires_at', new.expires_at)
  );
  return null;
end
$$;
create trigger invitations_audit after insert on public.invitations
  for each row execute function private.audit_invitation();
create trigger invitations_audit_revoked after update of revoked_at on public.invitations
  for each row when (old.revoked_at is null and new.revoked_at is not null)
  execute function private.audit_invitation();

-- Revoked is revoked.
create trigger invitations_keep_revoked before update on public.invitations
  for each row when (old.revoked_at is not null)
  execute function private.keep('revoked_at');

create function private.accept_invitation(hash text) returns table (outcome text, community text)
  language plpgsql volatile security definer
  set search_path = ''
as $$
declare
  me uuid := (select auth.uid());
  it public.invitations;
  mine text;
begin
  -- Who comes at the same time waits here, and then sees the uses of those before.
  select * into it from public.invitations where code_hash = hash for update;
  select slug into community from public.communities where id = it.community_id;
  select role into mine from public.memberships where user_id = me and community_id = it.community_id;
  outcome := case
    when me is null or it.id is null then 'not_found'
    -- Whoever is that much already stays what they are, and takes nobody's place.
    when private.role_rank(mine) >= private.role_rank(it.role) then 'accepted'
    else private.invitation_state(it.revoked_at, it.expires_at, it.uses, it.max_uses)
  end;
  -- What somebody decided about them since stands, until there is a newer link.
  if outcome = 'good' and exists (
    select from public.audit_log
    where subject_id = me::text
      and community_id = it.community_id
      and action in ('membership.removed', 'membership.role_changed')
      and actor_id is distinct from me
      and created_at >= it.created_at
  ) then
    outcome := 'decided';
  end if;
  if outcome = 'good' then
    perform set_config('laude.reason', 'Accepted an invitation.', true);
    update public.invitations set uses = uses + 1 where id = it.id;
    insert into public.memberships as known (community_id, user_id, role)
    values (it.community_id, me, it.role)
    -- Perhaps they came by another way just now: never down.
    on conflict (user_id, community_id) do update
      set role = excluded.role
      where private.role_rank(known.role) < private.role_rank(excluded.role);
    if mine is null then
      insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
      values (
        it.community_id, me, 'membership.invited', 'membership', me::text,
        jsonb_build_object('to', it.role, 'invitation_id', it.id)
      );
    end if;
    outcome := 'accepted';
  end if;
  return next;
end
$$;
comment on function private.accept_invitation is 'Makes whoever asks what the link with this hash says, and counts it. Lowers nobody. Says what came of it.';
revoke execute on function private.accept_invitation from public;
grant execute on function private.accept_invitation to authenticated;

alter table public.invitations enable row level security;

revoke all on public.invitations from anon, authenticated;
grant
  select (id, community_id, role, note, expires_at, max_uses, uses, created_by, created_at, revoked_at),
  insert (id, community_id, role, code_hash, note, expires_at, max_uses),
  update (revoked_at)
  on public.invitations to authenticated;

create policy "Admins see the links of their community, instructors their own"
  on public.invitations for select to authenticated
  using (
    community_id in (select private.communities_i_run())
    or (created_by = (select auth.uid()) and community_id in (select private.communities_i_teach()))
  );
create policy "Admins invite as anything, instructors invite students"
  on public.invitations for insert to authenticated
  with check (
    created_by = (select auth.uid())
    and (
      community_id in (select private.communities_i_run())
      or (role = 'student' and community_id in (select private.communities_i_teach()))
    )
  );
create policy "Admins revoke any link of their community, instructors their own"
  on public.invitations for update to authenticated
  using (
    community_id in (select private.communities_i_run())
    or (created_by = (select auth.uid()) and community_id in (select private.communities_i_teach()))
  )
  with check (
    community_id in (select private.communities_i_run())
    or (created_by = (select auth.uid()) and community_id in (select private.communities_i_teach()))
  );
