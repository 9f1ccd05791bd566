-- A community is closed when its only admin deletes their account and names no successor. Members keep what they earned and read
-- what is there; nobody can join any more, be invited, or start an attempt.

alter table public.communities add column closed_at timestamptz;
comment on column public.communities.closed_at is 'Since when nobody can join or start an attempt here; null: open. A closed community has no admin.';

create function private.refuse_closed_community() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  closed timestamptz;
begin
  -- A community that is being closed waits for this transaction, or this one for it.
  select closed_at into closed from public.communities where id = new.community_id for share;
  if closed is not null then
    raise exception 'this community is closed' using errcode = 'check_violation', constraint = 'community_is_open';
  end if;
  return new;
end
$$;
create trigger memberships_community_is_open before insert on public.memberships
  for each row execute function private.refuse_closed_community();
create trigger invitations_community_is_open before insert on public.invitations
  for each row execute function private.refuse_closed_community();

create function private.close_community() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  update public.invitations set revoked_at = now() where community_id = new.id and revoked_at is null;
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id)
  values (new.id, (select auth.uid()), 'community.closed', 'community', new.id::text);
  return null;
end
$$;
create trigger communities_close after update of closed_at on public.communities
  for each row when (old.closed_at is null and new.closed_at is not null)
  execute function private.close_community();

-- An account can also be deleted past the functions, and then nobody was asked: the community is closed.
create or replace function private.keep_an_admin() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if tg_op = 'DELETE' and not exists (select from public.communities where id = old.community_id) then
    return null;
  end if;
  perform private.lock_admins(old.community_id);
  if exists (select from public.memberships where community_id = old.community_id and role = 'admin') then
    return null;
  end if;
  if tg_op = 'DELETE' and not exists (select from public.profiles where id = old.user_id) then
    update public.communities
    set closed_at = now(), joining = 'invite'
    where id = old.community_id and closed_at is null;
    return null;
  end if;
  raise exception 'a community keeps an admin'
    using errcode = 'check_violation', constraint = 'memberships_keep_an_admin';
end
$$;

create function private.lock_admins(community uuid) returns void
  language sql volatile strict
  set search_path = ''
as $$
  select pg_advisory_xact_lock(hashtextextended('laude admins ' || community, 0))
$$;
comment on function private.lock_admins is 'Of two transactions that take an admin from a community, the second waits, and then sees the first.';

revoke execute on function
  private.refuse_closed_community, private.close_community, private.keep_an_admin, private.lock_admins
  from public, anon, authenticated;
grant execute on function private.lock_admins to service_role;
