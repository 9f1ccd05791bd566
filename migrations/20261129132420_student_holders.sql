-- Those who teach try out what they write, so their awards say nothing of how hard one is to earn.
create or replace function private.holders_of(achievement uuid, community uuid) returns integer
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return (
    select count(distinct user_id)::integer
    from public.user_achievements
    join public.memberships using (user_id, community_id)
    where achievement_id = achievement
      and community_id = community
      and role = 'student'
      and revoked_at is null
      and community in (select private.my_communities())
  );
end
$$;
comment on function private.holders_of is 'How many learners have it, without instructors and admins. For members: who they are is for each of them to show.';
