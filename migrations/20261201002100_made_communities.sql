-- Communities that people make by themselves, archive, and bring back.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table private.community_makers (
  community_id uuid primary key references public.communities on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  made_at timestamptz not null default now()
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index community_makers_user_id_idx on private.community_makers (user_id, made_at);
comment on table private.community_makers is 'Who made which community and when, since nobody makes many in a day.';
grant select, insert, update, delete on private.community_makers to service_role;

comment on column public.communities.closed_at is
  'Since when nobody can join or start an attempt here: an admin archived it, or its last admin deleted their account. null: open.';
grant update (closed_at) on public.communities to authenticated;

create function private.audit_restored_community() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id)
  values (new.id, (select auth.uid()), 'community.restored', 'community', new.id::text);
  return null;
end
$$;
comment on function private.audit_restored_community is 'Tells the audit log that a community that was closed is open again.';
revoke execute on function private.audit_restored_community from public, anon, authenticated;
create trigger communities_restore after update of closed_at on public.communities
  for each row when (old.closed_at is not null and new.closed_at is null)
  execute function private.audit_restored_community();
