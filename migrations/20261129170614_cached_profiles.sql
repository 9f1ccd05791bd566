-- A learner's profile, their streaks by their own calendar and their list of communities are cached, so their changes are
-- announced in the transaction that makes them (channel `display`, as in 20261121191000_display.sql).

create function private.call_off_profile() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform pg_notify('display', new.id::text);
  return null;
end
$$;
comment on function private.call_off_profile is 'Nothing that was shown to a learner is to be shown again after their profile, and with it their time zone, changed.';

create trigger profiles_call_off after update on public.profiles
  for each row execute function private.call_off_profile();

-- The list of communities depends on all of them, so a change of any is announced as that of `communities`, too.
create or replace function private.call_off_community() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform pg_notify('display', coalesce(old.slug, new.slug) || ' communities');
  return null;
end
$$;
create trigger communities_call_off_list after insert on public.communities
  for each row execute function private.call_off_community();

revoke execute on function private.call_off_profile from public;
