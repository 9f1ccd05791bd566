-- The home community: what a request is about that names no community. It is the last one that the learner used.

alter table public.profiles add column home_community_id uuid;
-- Leaving a community ends its being home.
alter table public.profiles
  add constraint profiles_home_is_a_membership
  foreign key (id, home_community_id) references public.memberships (user_id, community_id)
  on delete set null (home_community_id);
comment on column public.profiles.home_community_id is 'The community that this learner used last, if it is not the one they joined first. Only they may know it.';

-- Instructors see the profiles of their members, and no community reads of another. So roles read columns by name from now on.
revoke select on public.profiles from authenticated;
grant select (
  id, username, display_name, bio, time_zone, next_time_zone, next_time_zone_from, cut_short, leaderboard, visibility,
  streak_reminders, created_at, updated_at
) on public.profiles to authenticated;

-- To use another community is no change of the profile.
drop trigger profiles_touch on public.profiles;
create trigger profiles_touch before update on public.profiles
  for each row when (new.home_community_id is not distinct from old.home_community_id)
  execute function private.touch();

create function private.home_community() returns text
  language sql stable security definer
  set search_path = ''
as $$
  select communities.slug
  from public.memberships
  join public.communities on communities.id = memberships.community_id
  join public.profiles on profiles.id = memberships.user_id
  where memberships.user_id = (select auth.uid())
  order by (memberships.community_id = profiles.home_community_id) desc nulls last, joined_at, memberships.community_id
  limit 1
$$;
comment on function private.home_community is 'The slug of the caller''s home community: the last one they used, else the one they joined first. Null if they are in none.';

create function private.move_home(to_slug text) returns boolean
  language plpgsql volatile security definer
  set search_path = ''
as $$
declare
  me uuid := (select auth.uid());
begin
  update public.profiles
  set home_community_id = memberships.community_id
  from public.memberships
  join public.communities on communities.id = memberships.community_id
  where profiles.id = me
    and memberships.user_id = me
    and communities.slug = to_slug
    and profiles.home_community_id is distinct from memberships.community_id;
  if not found then
    return false;
  end if;
  -- A cached response of a learner is about their home community: so a request that finds one need not ask where home is.
  perform pg_notify('display', me::text);
  return true;
end
$$;
comment on function private.move_home is 'Makes a community of the caller their home. False if nothing changed.';

revoke execute on function private.home_community, private.move_home from public;
grant execute on function private.home_community, private.move_home to authenticated;
