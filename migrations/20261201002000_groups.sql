-- Groups of a community: a class, a shift, a cohort. Who leaves the community leaves its groups, and comes back into them.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.groups (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  name text not null,
  description text not null default '',
  archived_at timestamptz,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint groups_in_community_key unique (id, community_id),
  constraint groups_name_is_short check (length(name) <= 80 and name = btrim(name) and name <> ''),
  constraint groups_description_is_short check (length(description) <= 500)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create unique index groups_name_key on public.groups (community_id, lower(name collate "und-x-icu"));
comment on table public.groups is 'Groups that instructors put the members of a community in. A group that is over is archived, never deleted.';
comment on column public.groups.revision is 'Counts the changes of its name, description and archiving.';

-- A row is there only as long as the membership: whoever reads it need not ask for that.
create table public.group_members (
  group_id uuid not null,
  user_id uuid not null,
  community_id uuid not null,
  joined_at timestamptz not null default now(),
  primary key (group_id, user_id),
  constraint group_members_group_fkey
    foreign key (group_id, community_id) references public.groups (id, community_id) on delete cascade,
  constraint group_members_membership_fkey
    foreign key (user_id, community_id) references public.memberships (user_id, community_id) on delete cascade
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index group_members_user_id_idx on public.group_members (user_id, community_id);
comment on table public.group_members is 'Who is in which group. Only members of its community are.';

create table public.group_instructors (
  group_id uuid not null,
  user_id uuid not null,
  community_id uuid not null,
  assigned_at timestamptz not null default now(),
  primary key (group_id, user_id),
  constraint group_instructors_group_fkey
    foreign key (group_id, community_id) references public.groups (id, community_id) on delete cascade,
  constraint group_instructors_membership_fkey
    foreign key (user_id, community_id) references public.memberships (user_id, community_id) on delete cascade
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index group_instructors_user_id_idx on public.group_instructors (user_id, community_id);
comment on table public.group_instructors is 'Which instructors and admins a group is in the care of. All of a community''s may do the same with it.';

create table private.former_group_members (
  group_id uuid not null references public.groups on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  joined_at timestamptz not null,
  primary key (group_id, user_id)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index former_group_members_user_id_idx on private.former_group_members (user_id);
comment on table private.former_group_members is 'Which groups people were in when they left a community: they come back into them.';

grant select, insert, update, delete
  on public.groups, public.group_members, public.group_instructors, private.former_group_members
  to service_role;

create function private.my_groups() returns setof uuid
  language sql stable security definer
  set search_path = ''
as $$
  select group_id
  from public.group_members
  where user_id = (select auth.uid())
$$;
comment on function private.my_groups is 'The groups that the reader is in as a member, archived ones too.';

create function private.keep_groups_of_former_member() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  -- An account that goes, or a community, leaves nothing behind.
  if exists (select from public.profiles where id = old.user_id)
    and exists (select from public.communities where id = old.community_id) then
    insert into private.former_group_members (group_id, user_id, joined_at)
    select group_id, user_id, joined_at
    from public.group_members
    where user_id = old.user_id and community_id = old.community_id
    on conflict do nothing;
  end if;
  return old;
end
$$;
comment on function private.keep_groups_of_former_member is 'Notes the groups of a member who leaves, before the membership takes them along.';
create trigger memberships_keep_groups before delete on public.memberships
  for each row execute function private.keep_groups_of_former_member();

create function private.bring_back_into_groups() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  with former as (
    delete from private.former_group_members as former
    using public.groups
    where former.user_id = new.user_id and groups.id = former.group_id and groups.community_id = new.community_id
    returning former.group_id, former.joined_at
  )
  insert into public.group_members (group_id, user_id, community_id, joined_at)
  select group_id, new.user_id, new.community_id, joined_at
  from former
  on conflict do nothing;
  return null;
end
$$;
comment on function private.bring_back_into_groups is 'Puts a member who came back into the groups they were in.';
create trigger memberships_bring_back_into_groups after insert on public.memberships
  for each row execute function private.bring_back_into_groups();

create function private.refuse_students_as_instructors() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  its_role text;
begin
  -- A role that is being changed waits for this transaction, or this one for it.
  select role into its_role
  from public.memberships
  where user_id = new.user_id and community_id = new.community_id
  for share;
  if its_role = 'student' then
    raise exception 'a student does not have a group in their care'
      using errcode = 'check_violation', constraint = 'group_instructors_teach';
  end if;
  return new;
end
$$;
create trigger group_instructors_teach before insert on public.group_instructors
  for each row execute function private.refuse_students_as_instructors();

create function private.take_groups_from_student() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from public.group_instructors where user_id = new.user_id and community_id = new.community_id;
  return null;
end
$$;
create trigger memberships_take_groups after update of role on public.memberships
  for each row when (old.role <> 'student' and new.role = 'student')
  execute function private.take_groups_from_student();

create function private.count_group_changes() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  new.revision := old.revision + (to_jsonb(new) is distinct from to_jsonb(old))::integer;
  return new;
end
$$;
-- In the order of their names: the revision is counted before the clock is set, which is no change.
create trigger groups_count_changes before update on public.groups
  for each row execute function private.count_group_changes();
create trigger groups_keep before update on public.groups
  for each row execute function private.keep('id', 'community_id', 'created_at');
create trigger groups_touch before update on public.groups
  for each row execute function private.touch();

revoke execute
  on function private.keep_groups_of_former_member, private.bring_back_into_groups,
    private.refuse_students_as_instructors, private.take_groups_from_student, private.count_group_changes
  from public, anon, authenticated;

alter table public.groups enable row level security;
alter table public.group_members enable row level security;
alter table public.group_instructors enable row level security;

revoke all on public.groups, public.group_members, public.group_instructors from anon, authenticated;
grant
  select, insert (id, community_id, name, description), update (name, description, archived_at)
  on public.groups to authenticated;
grant select, insert (group_id, user_id, community_id), delete on public.group_members to authenticated;
grant select, insert (group_id, user_id, community_id), delete on public.group_instructors to authenticated;

create policy "Learners see their groups, instructors those of their community"
  on public.groups for select to authenticated
  using (id in (select private.my_groups()) or community_id in (select private.communities_i_teach()));
create policy "Instructors make groups"
  on public.groups for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors change groups"
  on public.groups for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));

create policy "Learners see where they are, instructors who is in a group"
  on public.group_members for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Instructors put members in groups"
  on public.group_members for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors take members out of groups"
  on public.group_members for delete to authenticated
  using (community_id in (select private.communities_i_teach()));

create policy "Learners see whose care their groups are in, instructors of all"
  on public.group_instructors for select to authenticated
  using (group_id in (select private.my_groups()) or community_id in (select private.communities_i_teach()));
create policy "Instructors give groups into the care of instructors"
  on public.group_instructors for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors take groups out of the care of instructors"
  on public.group_instructors for delete to authenticated
  using (community_id in (select private.communities_i_teach()));
