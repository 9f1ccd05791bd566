-- Almost every request asks for the caller's home community. Postgres keeps the plan of a function in PL/pgSQL, but would plan
-- one in SQL for each call, which took three times as long as running it.

create or replace function private.home_community() returns text
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return (
    select communities.slug
    from public.memberships
    join public.communities on communities.id = memberships.community_id
    join public.profiles on profiles.id = memberships.user_id
    where memberships.user_id = (select auth.uid())
    order by
      (memberships.community_id = profiles.home_community_id) desc nulls last, joined_at, memberships.community_id
    limit 1
  );
end
$$;
