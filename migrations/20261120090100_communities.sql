-- Who is who: communities, the people in them, and what each may do there.

create table public.communities (
  id uuid primary key default gen_random_uuid(),
  slug text not null,
  name text not null,
  tagline text not null default '',
  joining text not null default 'invite',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint communities_slug_key unique (slug),
  constraint communities_slug_is_a_slug check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
  constraint communities_name_is_short check (length(btrim(name)) between 1 and 80),
  constraint communities_tagline_is_short check (length(tagline) <= 200),
  constraint communities_joining_is_known check (joining in ('open', 'invite'))
);
comment on table public.communities is 'A school, a course or a club: everything in Laude belongs to one.';
comment on column public.communities.joining is 'open: whoever is signed in may join as a student; invite: only who is asked.';

create table public.profiles (
  id uuid primary key references auth.users on delete cascade,
  username text not null,
  display_name text not null,
  bio text not null default '',
  time_zone text not null default 'UTC',
  next_time_zone text,
  next_time_zone_from date,
  leaderboard text not null default 'hidden',
  visibility text not null default 'private',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint profiles_username_is_a_name check (username ~ '^[a-z0-9]([a-z0-9_-]{1,28}[a-z0-9])$'),
  constraint profiles_display_name_is_short check (length(btrim(display_name)) between 1 and 60),
  constraint profiles_bio_is_short check (length(bio) <= 300),
  constraint profiles_time_zone_exists check (private.is_time_zone(time_zone)),
  constraint profiles_next_time_zone_exists check (private.is_time_zone(next_time_zone)),
  constraint profiles_next_time_zone_has_a_day check ((next_time_zone is null) = (next_time_zone_from is null)),
  constraint profiles_leaderboard_is_known check (leaderboard in ('hidden', 'community', 'global')),
  constraint profiles_visibility_is_known check (visibility in ('private', 'public'))
);
create unique index profiles_username_key on public.profiles (username);
comment on table public.profiles is 'One per account: the name others see, the zone days are counted in, and what is shown to whom.';
comment on column public.profiles.next_time_zone is 'A change of zone waits here until next_time_zone_from, so that no day is counted twice or lost.';
comment on column public.profiles.leaderboard is 'hidden: others never see this learner on a board; community: in their communities; global: everywhere.';

create table public.memberships (
  community_id uuid not null references public.communities on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  role text not null default 'student',
  joined_at timestamptz not null default now(),
  primary key (user_id, community_id),
  constraint memberships_role_is_known check (role in ('student', 'instructor', 'admin'))
);
create index memberships_community_id_idx on public.memberships (community_id, role);
comment on table public.memberships is 'Who belongs to which community, and as what.';

create view public.public_profiles
  with (security_barrier)
as
  select id, username, display_name, bio, created_at
  from public.profiles
  where visibility = 'public';
comment on view public.public_profiles is
  'What a public profile shows the world. Runs as its owner on purpose: it is the only way to another learner''s profile, and it has no column that is nobody else''s business.';

-- What the policies ask. Each is evaluated once per statement: use them as `in (select private.…())`.

create function private.my_communities() returns setof uuid
  language sql stable security definer
  set search_path = ''
as $$
  select community_id
  from public.memberships
  where user_id = (select auth.uid())
$$;

create function private.communities_i_teach() returns setof uuid
  language sql stable security definer
  set search_path = ''
as $$
  select community_id
  from public.memberships
  where user_id = (select auth.uid())
    and role in ('instructor', 'admin')
$$;

create function private.communities_i_run() returns setof uuid
  language sql stable security definer
  set search_path = ''
as $$
  select community_id
  from public.memberships
  where user_id = (select auth.uid())
    and role = 'admin'
$$;

create function private.members_i_teach() returns setof uuid
  language sql stable security definer
  set search_path = ''
as $$
  select user_id
  from public.memberships
  where community_id in (select private.communities_i_teach())
$$;

create function private.is_open_community(community uuid) returns boolean
  language sql stable security definer
  set search_path = ''
as $$
  select exists (select from public.communities where id = community and joining = 'open')
$$;

-- Every account has a profile from its first moment; its username never gives the address away.
create function private.create_profile() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  wanted text := coalesce(nullif(btrim(left(new.raw_user_meta_data ->> 'display_name', 60)), ''), 'Learner');
  zone text := new.raw_user_meta_data ->> 'time_zone';
  -- Taken apart, an accented letter is the letter and an accent: 'Zoë' becomes 'zoe'.
  plain text := regexp_replace(normalize(lower(wanted), nfkd), '[\u0300-\u036f]', '', 'g');
  stem text := coalesce(nullif(btrim(left(regexp_replace(plain, '[^a-z0-9]+', '-', 'g'), 20), '-'), ''), 'learner');
  name text := case when length(stem) < 3 then stem || '-' || substr(md5(random()::text), 1, 6) else stem end;
begin
  loop
    insert into public.profiles (id, username, display_name, time_zone)
    values (new.id, name, wanted, case when private.is_time_zone(zone) then zone else 'UTC' end)
    on conflict (username) do nothing;
    exit when found;
    -- Taken, perhaps a moment ago by someone signing up at the same time.
    name := stem || '-' || substr(md5(random()::text), 1, 6);
  end loop;
  return new;
end
$$;

create trigger laude_create_profile
  after insert on auth.users
  for each row execute function private.create_profile();

create trigger communities_touch before update on public.communities
  for each row execute function private.touch();
create trigger communities_keep before update on public.communities
  for each row execute function private.keep('id', 'created_at');
create trigger profiles_touch before update on public.profiles
  for each row execute function private.touch();
create trigger memberships_keep before update on public.memberships
  for each row execute function private.keep('community_id', 'user_id', 'joined_at');

alter table public.communities enable row level security;
alter table public.profiles enable row level security;
alter table public.memberships enable row level security;

revoke all on public.communities, public.profiles, public.memberships, public.public_profiles from anon, authenticated;
grant select, update (name, tagline, joining) on public.communities to authenticated;
grant select, update (username, display_name, bio, leaderboard, visibility) on public.profiles to authenticated;
grant select, insert (community_id, user_id, role), update (role), delete on public.memberships to authenticated;
grant select on public.public_profiles to anon, authenticated;

create policy "Members see their communities, everyone signed in sees the open ones"
  on public.communities for select to authenticated
  using (joining = 'open' or id in (select private.my_communities()));
create policy "Admins describe their community"
  on public.communities for update to authenticated
  using (id in (select private.communities_i_run()))
  with check (id in (select private.communities_i_run()));

create policy "People see their own profile, instructors those of their members"
  on public.profiles for select to authenticated
  using (id = (select auth.uid()) or id in (select private.members_i_teach()));
create policy "People change their own profile"
  on public.profiles for update to authenticated
  using (id = (select auth.uid()))
  with check (id = (select auth.uid()));

create policy "People see their own memberships, instructors those of their community"
  on public.memberships for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
-- Nobody adds somebody else: belonging lets a community's instructors see a profile, so it takes consent.
create policy "People join an open community as a student"
  on public.memberships for insert to authenticated
  with check (
    user_id = (select auth.uid())
    and role = 'student'
    and private.is_open_community(community_id)
  );
create policy "Admins change roles in their community"
  on public.memberships for update to authenticated
  using (community_id in (select private.communities_i_run()))
  with check (community_id in (select private.communities_i_run()));
create policy "People leave, admins remove from their community"
  on public.memberships for delete to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_run()));
