-- What is kept in memory of what was shown is called off by whatever changes it, in the transaction that does. The engine
-- calls out whose progress it writes (channel `progress`); here is what changes without it (channel `display`): a
-- learner's id, or a community by its slug.

create function private.call_off_learner() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform pg_notify('display', coalesce(new.user_id, old.user_id)::text);
  return null;
end
$$;
comment on function private.call_off_learner is 'For rows of a learner: nothing that was shown to them is to be shown again.';

create trigger user_achievements_call_off after insert or update or delete on public.user_achievements
  for each row execute function private.call_off_learner();
create trigger memberships_call_off after insert or update or delete on public.memberships
  for each row execute function private.call_off_learner();

-- Every change of a rule, a pack or a test writes the version of the rules of its communities.
create function private.call_off_community() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform pg_notify('display', old.slug);
  return null;
end
$$;
comment on function private.call_off_community is 'Nothing that was shown in a community is to be shown again.';
create trigger communities_call_off after update or delete on public.communities
  for each row execute function private.call_off_community();
