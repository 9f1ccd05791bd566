-- What was retired can come back, as tests can: achievements of a community, courses, programs and their contents.

set lock_timeout = '3s';
set statement_timeout = '60s';

create or replace function private.version_achievement() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if old.status <> 'draft' and new.status = 'draft' then
    raise exception 'an achievement that was live is no draft any more' using errcode = 'check_violation';
  end if;
  if old.status <> 'draft'
    and (new.criteria, new.tiers, new.points, new.xp) is distinct from (old.criteria, old.tiers, old.points, old.xp) then
    new.version := old.version + 1;
  else
    new.version := old.version;
  end if;
  return new;
end
$$;

create or replace function private.write_on() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  if old.status <> new.status
    and (old.status, new.status) not in (('draft', 'live'), ('live', 'retired'), ('retired', 'live')) then
    raise exception '% that were live are no drafts any more', tg_table_name using errcode = 'check_violation';
  end if;
  -- A move within a list is nobody's change of what is in it.
  new.revision := old.revision + (to_jsonb(new) - 'position' is distinct from to_jsonb(old) - 'position')::integer;
  return new;
end
$$;
comment on function private.write_on is 'Courses, programs and contents never become drafts again, and count how often they were changed.';

create function private.restore_contents() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  update public.contents
  set status = 'live'
  where course_id = new.id and status = 'retired' and updated_at = old.updated_at;
  return null;
end
$$;
comment on function private.restore_contents is 'A course that comes back brings along the contents that were retired with it, in the same transaction.';
revoke execute on function private.restore_contents from public, anon, authenticated;
create trigger courses_restore_contents after update of status on public.courses
  for each row when (old.status = 'retired' and new.status = 'live') execute function private.restore_contents();

create or replace function private.audit_publishing() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
  values (
    new.community_id,
    (select auth.uid()),
    tg_argv[0] || case when new.status = 'retired' then '.retired' when old.status = 'retired' then '.restored' else '.published' end,
    tg_argv[0],
    new.id::text,
    jsonb_build_object('title', new.title)
  );
  return null;
end
$$;
