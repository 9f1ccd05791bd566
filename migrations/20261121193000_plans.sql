-- What the policies ask is asked by nearly every statement of a learner. A function in SQL is planned anew each time it is
-- called; one in PL/pgSQL keeps its plan for as long as the connection lasts. They say what they said.

create or replace function private.my_communities() returns setof uuid
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return query
  select community_id
  from public.memberships
  where user_id = (select auth.uid());
end
$$;

create or replace function private.communities_i_teach() returns setof uuid
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return query
  select community_id
  from public.memberships
  where user_id = (select auth.uid())
    and role in ('instructor', 'admin');
end
$$;

create or replace function private.communities_i_run() returns setof uuid
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return query
  select community_id
  from public.memberships
  where user_id = (select auth.uid())
    and role = 'admin';
end
$$;

create or replace function private.members_i_teach() returns setof uuid
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return query
  select user_id
  from public.memberships
  where community_id in (select private.communities_i_teach());
end
$$;

create or replace function private.is_open_community(community uuid) returns boolean
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return exists (select from public.communities where id = community and joining = 'open');
end
$$;

create or replace function private.achievements_i_earned() returns setof uuid
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return query
  select achievement_id
  from public.user_achievements
  where user_id = (select auth.uid());
end
$$;

create or replace function private.sealed_achievements() returns table (
  id uuid, community_id uuid, pack text, category text, rarity text, tier text, points integer, xp integer, "position" integer
)
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return query
  select it.id, it.community_id, it.pack, it.category, it.rarity, it.tier, it.points, it.xp, it.position
  from public.achievements it
  where it.secret
    and it.status = 'live'
    and (it.community_id is null or it.community_id in (select private.my_communities()))
    and it.id not in (select private.achievements_i_earned());
end
$$;

create or replace function private.is_public_learner(learner uuid) returns boolean
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return exists (select from public.profiles where id = learner and visibility = 'public');
end
$$;

create or replace function private.holders_of(achievement uuid, community uuid) returns integer
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return (
    select count(distinct user_id)::integer
    from public.user_achievements
    where achievement_id = achievement
      and community_id = community
      and revoked_at is null
      and community in (select private.my_communities())
  );
end
$$;
