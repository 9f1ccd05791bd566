-- Rosters: people are invited by their address, and links lead into a group. Nobody becomes a member without their yes.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.address_invitations (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  address text not null,
  name text not null default '',
  role text not null default 'student',
  group_id uuid,
  invited_by uuid references public.profiles on delete set null,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  declined_at timestamptz,
  constraint address_invitations_address_key unique (community_id, address),
  constraint address_invitations_address_is_short check (length(address) between 3 and 254),
  constraint address_invitations_address_is_lower_case check (address = lower(address)),
  constraint address_invitations_name_is_short check (length(name) <= 60),
  constraint address_invitations_role_is_known check (role in ('student', 'instructor', 'admin')),
  constraint address_invitations_group_fkey
    foreign key (group_id, community_id) references public.groups (id, community_id) on delete set null (group_id)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index address_invitations_address_idx on public.address_invitations (address);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index address_invitations_group_id_idx on public.address_invitations (group_id) where group_id is not null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index address_invitations_invited_by_idx on public.address_invitations (invited_by);
comment on table public.address_invitations is 'Who was invited by their address, whether there is an account of it or not. Who accepts is a member, and the row is gone.';
comment on column public.address_invitations.address is 'In lower case, its domain as in DNS. Only an account that has confirmed it sees the invitation.';
grant select, insert, update, delete on public.address_invitations to service_role;

alter table public.invitations add column group_id uuid;
comment on column public.invitations.group_id is 'The group that whoever accepts is put in, if there is one.';
alter table public.invitations add constraint invitations_group_fkey
  foreign key (group_id, community_id) references public.groups (id, community_id) on delete set null (group_id)
  not valid;
-- Links are made by hand, so there are few.
-- squawk-ignore require-concurrent-index-creation
create index invitations_group_id_idx on public.invitations (group_id) where group_id is not null;
grant select (group_id), insert (group_id) on public.invitations to authenticated;

create function private.put_in_group(person uuid, wanted uuid) returns void
  language sql volatile security definer
  set search_path = ''
as $$
  insert into public.group_members (group_id, user_id, community_id)
  select groups.id, memberships.user_id, groups.community_id
  from public.groups
  join public.memberships on memberships.community_id = groups.community_id and memberships.user_id = person
  where groups.id = wanted and groups.archived_at is null
  on conflict do nothing
$$;
comment on function private.put_in_group is 'Puts a member in a group that is not archived. Whoever is no member, or in it already, is passed over.';
revoke execute on function private.put_in_group from public, anon, authenticated;

create function private.members_by_address(community uuid, addresses text[])
  returns table (address text, user_id uuid)
  language sql stable security definer
  set search_path = ''
as $$
  select lower(users.email), memberships.user_id
  from public.memberships
  join auth.users on users.id = memberships.user_id
  where memberships.community_id = community and lower(users.email) = any (addresses)
$$;
comment on function private.members_by_address is 'The members of a community among these addresses. Of nobody else does it say that there is an account.';
revoke execute on function private.members_by_address from public, anon, authenticated;
grant execute on function private.members_by_address to service_role;

create or replace function private.accept_invitation(hash text) returns table (outcome text, community text)
  language plpgsql volatile security definer
  set search_path = ''
as $$
declare
  me uuid := (select auth.uid());
  it public.invitations;
  mine text;
  standing text;
begin
  -- Who comes at the same time waits here, and then sees the uses of those before.
  select * into it from public.invitations where code_hash = hash for update;
  select slug into community from public.communities where id = it.community_id;
  select role into mine from public.memberships where user_id = me and community_id = it.community_id;
  standing := private.invitation_state(it.revoked_at, it.expires_at, it.uses, it.max_uses);
  outcome := case
    when me is null or it.id is null then 'not_found'
    -- Whoever is that much already stays what they are, and takes nobody's place.
    when private.role_rank(mine) >= private.role_rank(it.role) then 'accepted'
    else standing
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
  if outcome = 'accepted' and standing = 'good' and it.group_id is not null then
    perform private.put_in_group(me, it.group_id);
  end if;
  return next;
end
$$;

create function private.accept_address_invitation(invitation uuid) returns table (outcome text, community text)
  language plpgsql volatile security definer
  set search_path = ''
as $$
declare
  me uuid := (select auth.uid());
  it public.address_invitations;
  mine text;
begin
  select * into it
  from public.address_invitations
  where id = invitation and address = private.confirmed_address(me)
  for update;
  select slug into community from public.communities where id = it.community_id;
  select role into mine from public.memberships where user_id = me and community_id = it.community_id;
  outcome := case
    when it.id is null then 'not_found'
    when it.expires_at <= now() then 'expired'
    else 'accepted'
  end;
  -- What somebody decided about them since stands, until they are invited anew.
  if outcome = 'accepted' and exists (
    select from public.audit_log
    where subject_id = me::text
      and community_id = it.community_id
      and action in ('membership.removed', 'membership.role_changed')
      and actor_id is distinct from me
      and created_at >= it.invited_at
  ) then
    outcome := 'decided';
  end if;
  if outcome = 'accepted' then
    perform set_config('laude.reason', 'Accepted an invitation.', true);
    insert into public.memberships as known (community_id, user_id, role)
    values (it.community_id, me, it.role)
    on conflict (user_id, community_id) do update
      set role = excluded.role
      where private.role_rank(known.role) < private.role_rank(excluded.role);
    perform private.put_in_group(me, it.group_id);
    if mine is null then
      insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
      values (
        it.community_id, me, 'membership.invited', 'membership', me::text,
        jsonb_build_object('to', it.role, 'invitation_id', it.id)
      );
    end if;
    delete from public.address_invitations where id = it.id;
  end if;
  return next;
end
$$;
comment on function private.accept_address_invitation is 'Makes whoever asks what an invitation to their confirmed address says. Lowers nobody. Says what came of it.';
revoke execute on function private.accept_address_invitation from public, anon, authenticated;
grant execute on function private.accept_address_invitation to authenticated;

-- What an admin invited to more than to learn is worth what they may do. Learners stay invited.
create function private.end_address_invitations() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from public.address_invitations
  where invited_by = old.user_id
    and community_id = old.community_id
    and role <> 'student'
    and not (tg_op = 'UPDATE' and new.role = 'admin');
  return null;
end
$$;
create trigger memberships_end_address_invitations after delete or update of role on public.memberships
  for each row when (old.role = 'admin')
  execute function private.end_address_invitations();

-- A mail that waits is of no use once the invitation is gone.
create function private.drop_mail_of_invitation() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from private.mails where key = 'community_invitation/' || old.community_id || '/' || old.id and state = 'waiting';
  return null;
end
$$;
create trigger address_invitations_drop_mail after delete on public.address_invitations
  for each row execute function private.drop_mail_of_invitation();

-- Who deletes their account takes along what was sent to its address.
create function private.forget_invited_address() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from public.address_invitations where address = lower(old.email);
  return null;
end
$$;
create trigger laude_forget_invited_address after delete on auth.users
  for each row execute function private.forget_invited_address();

revoke execute
  on function private.end_address_invitations, private.drop_mail_of_invitation, private.forget_invited_address
  from public, anon, authenticated;

alter table public.address_invitations enable row level security;
-- The service writes them: whom a roster invites is decided line by line, and mail goes with it.
revoke all on public.address_invitations from anon, authenticated;
grant select on public.address_invitations to authenticated;
create policy "Admins see whom their community invited, instructors their own"
  on public.address_invitations for select to authenticated
  using (
    community_id in (select private.communities_i_run())
    or (invited_by = (select auth.uid()) and community_id in (select private.communities_i_teach()))
  );
