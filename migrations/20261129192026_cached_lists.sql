-- The lists of tests, courses and programs are cached, so what they show is announced in the transaction that changes it
-- (channel `display`, as in 20261121191000_display.sql).

-- An attempt that has begun. The engine announces its end; what is saved until then is not cached.
create trigger attempts_call_off after insert or delete on public.attempts
  for each row execute function private.call_off_learner();
create trigger enrollments_call_off after insert or update or delete on public.enrollments
  for each row execute function private.call_off_learner();

create function private.call_off_community_of() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  -- Gone with its community, which announces itself.
  perform pg_notify('display', slug) from public.communities where id = coalesce(new.community_id, old.community_id);
  return null;
end
$$;
comment on function private.call_off_community_of is 'For rows of a community: nothing that was shown in it is to be shown again.';
create trigger courses_call_off after insert or update or delete on public.courses
  for each row execute function private.call_off_community_of();
create trigger contents_call_off after insert or update or delete on public.contents
  for each row execute function private.call_off_community_of();
create trigger programs_call_off after insert or update or delete on public.programs
  for each row execute function private.call_off_community_of();
create trigger program_courses_call_off after insert or update or delete on public.program_courses
  for each row execute function private.call_off_community_of();

revoke execute on function private.call_off_community_of from public;
