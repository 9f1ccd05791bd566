-- Notifications that somebody deleted, for a day, so that they can bring them back.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table private.deleted_notifications (
  user_id uuid not null references public.profiles on delete cascade,
  id uuid not null,
  community_id uuid,
  kind text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz,
  deleted_at timestamptz not null,
  primary key (user_id, id)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index deleted_notifications_deleted_at_idx on private.deleted_notifications (deleted_at);
comment on table private.deleted_notifications is 'Notifications as they were when their learner deleted them. A worker forgets them after a day.';
comment on column private.deleted_notifications.deleted_at is 'The same for all that were deleted together: by it they are brought back.';

alter table private.deleted_notifications enable row level security;
revoke all on private.deleted_notifications from anon, authenticated;
grant select, insert, update, delete on private.deleted_notifications to service_role;

create function private.delete_my_notifications(ids uuid[], up_to uuid, moment timestamptz) returns integer
  language sql security definer
  set search_path = ''
as $$
  with deleted as (
    delete from public.notifications
    where user_id = (select auth.uid())
      and (
        id = any (ids)
        or id <= up_to and kind <> all (select unnest(muted) from public.profiles where profiles.id = (select auth.uid()))
      )
    returning user_id, id, community_id, kind, payload, created_at, read_at
  ),
  kept as (
    insert into private.deleted_notifications as it
      (user_id, id, community_id, kind, payload, created_at, read_at, deleted_at)
    select user_id, id, community_id, kind, payload, created_at, read_at, moment from deleted
    on conflict (user_id, id) do update set deleted_at = excluded.deleted_at
    returning 1
  )
  select count(*)::integer from kept
$$;
comment on function private.delete_my_notifications is 'Deletes notifications of the caller, by their ids, or one and all before it that are shown, and keeps them for a day. Answers how many.';

create function private.restore_my_notifications(moment timestamptz) returns integer
  language sql security definer
  set search_path = ''
as $$
  with kept as (
    delete from private.deleted_notifications
    where user_id = (select auth.uid()) and deleted_at = moment
    returning user_id, id, community_id, kind, payload, created_at, read_at
  ),
  restored as (
    insert into public.notifications (user_id, id, community_id, kind, payload, created_at, read_at)
    select user_id, id, community_id, kind, payload, created_at, read_at from kept
    on conflict do nothing
    returning 1
  )
  select count(*)::integer from restored
$$;
comment on function private.restore_my_notifications is 'Brings back, as they were, the notifications that the caller deleted at a moment. Answers how many.';

revoke execute on function private.delete_my_notifications, private.restore_my_notifications from public, anon;
grant execute on function private.delete_my_notifications, private.restore_my_notifications to authenticated;
