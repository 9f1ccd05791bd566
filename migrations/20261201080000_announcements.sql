-- Announcements: what instructors tell everybody who learns in a community, or some of its groups. Who has read one is theirs to know.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.announcements (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  title text not null,
  body text not null default '',
  everybody boolean not null default false,
  publish_at timestamptz not null default now(),
  zone text not null default 'UTC',
  revision integer not null default 1,
  created_by uuid references public.profiles on delete set null,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  told_at timestamptz,
  withdrawn_at timestamptz,
  constraint announcements_in_community_key unique (id, community_id),
  constraint announcements_title_is_short check (length(title) between 1 and 120),
  constraint announcements_body_is_short check (length(body) <= 4000),
  constraint announcements_zone_is_short check (length(zone) between 1 and 64)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index announcements_of_community_idx on public.announcements (community_id, publish_at desc);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index announcements_to_tell_idx on public.announcements (publish_at)
  where told_at is null and withdrawn_at is null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index announcements_created_by_idx on public.announcements (created_by) where created_by is not null;
comment on table public.announcements is 'What instructors tell learners. Learners see it from publish_at on, until it is withdrawn.';
comment on column public.announcements.everybody is 'All students of the community; otherwise those of the groups in announcement_groups.';
comment on column public.announcements.zone is 'The time zone in which its author wrote the time. It is an instant, so it only says how it is shown.';
comment on column public.announcements.revision is 'Counts its changes, so that the slower of two editors notices.';
comment on column public.announcements.told_at is 'When learners were notified: once, whatever is changed later.';

create table public.announcement_groups (
  announcement_id uuid not null,
  group_id uuid not null,
  community_id uuid not null,
  primary key (announcement_id, group_id),
  foreign key (announcement_id, community_id) references public.announcements (id, community_id) on delete cascade,
  foreign key (group_id, community_id) references public.groups (id, community_id) on delete cascade
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index announcement_groups_announcement_idx on public.announcement_groups (announcement_id, community_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index announcement_groups_group_idx on public.announcement_groups (group_id, community_id);
comment on table public.announcement_groups is 'The groups that an announcement is for: whoever is in them at the time.';

create table public.announcement_reads (
  announcement_id uuid not null,
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null,
  read_at timestamptz not null default now(),
  primary key (announcement_id, user_id),
  foreign key (announcement_id, community_id) references public.announcements (id, community_id) on delete cascade
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index announcement_reads_announcement_idx on public.announcement_reads (announcement_id, community_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index announcement_reads_user_idx on public.announcement_reads (user_id);
comment on table public.announcement_reads is 'Who has put an announcement away as read. Instructors learn only how many.';

grant select, insert, update, delete
  on public.announcements, public.announcement_groups, public.announcement_reads
  to service_role;

create function private.my_announcements() returns setof uuid
  language sql stable security definer
  set search_path = ''
as $$
  select announcements.id
  from public.memberships
  join public.announcements on announcements.community_id = memberships.community_id
  where memberships.user_id = (select auth.uid())
    and memberships.role = 'student'
    and announcements.publish_at <= now()
    and announcements.withdrawn_at is null
    and (
      announcements.everybody
      or exists (
        select from public.announcement_groups as target
        join public.group_members as member on member.group_id = target.group_id
        where target.announcement_id = announcements.id and member.user_id = memberships.user_id
      )
    )
$$;
comment on function private.my_announcements is 'The announcements that are for the reader now.';

create trigger announcements_keep before update on public.announcements
  for each row execute function private.keep('id', 'community_id', 'created_at');

alter table public.announcements enable row level security;
alter table public.announcement_groups enable row level security;
alter table public.announcement_reads enable row level security;

-- The service writes them: an announcement belongs together with its groups, and with whom it was told to.
revoke all on public.announcements, public.announcement_groups, public.announcement_reads from anon, authenticated;
grant select on public.announcements, public.announcement_groups, public.announcement_reads to authenticated;

create policy "Learners see announcements for them, instructors all of theirs"
  on public.announcements for select to authenticated
  using (id in (select private.my_announcements()) or community_id in (select private.communities_i_teach()));
create policy "Instructors see whom their announcements are for"
  on public.announcement_groups for select to authenticated
  using (community_id in (select private.communities_i_teach()));
create policy "Learners see what they have read"
  on public.announcement_reads for select to authenticated
  using (user_id = (select auth.uid()));

-- Some kinds more than whatever is there: others may have been added meanwhile.
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
    values
      ('announcement', 1000), ('comment_mention', 1001), ('comment_answer', 1002), ('comment_endorsed', 1003),
      ('comment_report_settled', 1004)
  ) as known;
  execute 'alter table public.notifications drop constraint notifications_kind_is_known';
  execute format(
    'alter table public.notifications add constraint notifications_kind_is_known check (kind in (%s)) not valid', kinds
  );
end
$$;
