-- People who are invited by their address and have an account are told so in the app.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

-- Invitations that are there already count as told: nobody hears today of what they were invited to weeks ago.
alter table public.address_invitations add column told_at timestamptz default now();
alter table public.address_invitations alter column told_at drop default;
comment on column public.address_invitations.told_at is 'When whoever has an account of the address was told in the app; set alike where nobody has.';
-- A roster has few invitations that wait to be told, and the table is small.
-- squawk-ignore require-concurrent-index-creation
create index address_invitations_untold_idx on public.address_invitations (invited_at, id) where told_at is null;

create function private.people_at(addresses text[]) returns table (address text, user_id uuid)
  language sql stable security definer
  set search_path = ''
as $$
  select lower(users.email), users.id
  from auth.users
  where lower(users.email) = any (addresses) and users.email_confirmed_at is not null
$$;
comment on function private.people_at is 'The accounts that have confirmed one of these addresses. For the worker alone: nothing that it finds is answered to anybody.';
revoke execute on function private.people_at from public, anon, authenticated;
grant execute on function private.people_at to service_role;

-- A kind more than whatever is there: others may have been added meanwhile.
do $$
declare
  kinds text;
begin
  select string_agg(format('%L', kind), ', ' order by place)
  into kinds
  from (
    select matched[1] as kind, place
    from pg_constraint
    cross join regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g') with ordinality as matches (matched, place)
    where conname = 'notifications_kind_is_known' and conrelid = 'public.notifications'::regclass
    union all
    values ('invited', 1000)
  ) as known;
  execute 'alter table public.notifications drop constraint notifications_kind_is_known';
  execute format(
    'alter table public.notifications add constraint notifications_kind_is_known check (kind in (%s)) not valid', kinds
  );
end
$$;

alter table public.profiles
  drop constraint profiles_muted_are_known,
  -- functions/_domain/notifications/mutable.ts has the same list.
  add constraint profiles_muted_are_known check (
    muted <@ array[
      'unlock', 'digest', 'level_up', 'goal_reached', 'milestone', 'completed', 'certificate', 'assigned', 'assignment_due',
      'announcement', 'comment_mention', 'comment_answer', 'comment_endorsed', 'comment_report_settled', 'invited'
    ]
  ) not valid;
