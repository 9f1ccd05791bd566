-- What is asked about achievements over the API.

create function private.holders_of(achievement uuid, community uuid) returns integer
  language sql stable security definer
  set search_path = ''
as $$
  select count(distinct user_id)::integer
  from public.user_achievements
  where achievement_id = achievement
    and community_id = community
    and revoked_at is null
    and community in (select private.my_communities())
$$;
comment on function private.holders_of is 'How many have it, for members: who they are is for each of them to show.';
