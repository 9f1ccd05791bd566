-- How courses and programs are written: by several at a time, and so that nothing a learner has done is lost.

-- Who changes something says which revision they read; whoever was slower is told.
alter table public.programs add column revision integer not null default 1;
alter table public.courses add column revision integer not null default 1;
alter table public.contents add column revision integer not null default 1;
comment on column public.programs.revision is 'Counts the changes, other than of its place.';
comment on column public.courses.revision is 'Counts the changes, other than of its place.';
comment on column public.contents.revision is 'Counts the changes, other than of its place.';

alter table public.programs
  add constraint programs_description_is_not_endless check (length(description) <= 2000);
alter table public.courses
  add constraint courses_description_is_not_endless check (length(description) <= 2000);
alter table public.contents
  add constraint contents_body_is_not_endless check (length(body) <= 100000);

-- What a learner did with contents. Only such events are in it, so no other pays for it.
create index activity_events_contents_idx on public.activity_events (user_id, content_id)
  where type in ('lesson_completed', 'wod_completed', 'scenario_completed');

create function private.write_on() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  if old.status <> new.status and (old.status, new.status) not in (('draft', 'live'), ('live', 'retired')) then
    raise exception '% go from draft to live to retired, never back', tg_table_name using errcode = 'check_violation';
  end if;
  -- A move within a list is nobody's change of what is in it.
  new.revision := old.revision + (to_jsonb(new) - 'position' is distinct from to_jsonb(old) - 'position')::integer;
  return new;
end
$$;
comment on function private.write_on is 'Courses, programs and contents only move on, and count how often they were changed.';

-- In the order of their names: the revision is counted before the clock is set, which is no change.
create trigger programs_move_on before update on public.programs
  for each row execute function private.write_on();
create trigger courses_move_on before update on public.courses
  for each row execute function private.write_on();
create trigger contents_move_on before update on public.contents
  for each row execute function private.write_on();

-- What somebody did was a lesson of that course, or that test: it stays one.
create trigger contents_stay_what_they_are before update on public.contents
  for each row execute function private.keep('kind', 'course_id', 'test_id');

create function private.publish_contents_in_place() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  -- Held until this is done: a course that is being retired takes along what went live before, and refuses the rest.
  if new.course_id is not null
    and (select status from public.courses where id = new.course_id for share) is distinct from 'live' then
    raise exception 'contents are live only in a course that is live' using errcode = 'check_violation';
  end if;
  if new.test_id is not null
    and (select status from public.tests where id = new.test_id) is distinct from 'live' then
    raise exception 'a test is live in a course only if it is live itself' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger contents_publish_in_place_new before insert on public.contents
  for each row when (new.status = 'live') execute function private.publish_contents_in_place();
create trigger contents_publish_in_place before update on public.contents
  for each row when (new.status = 'live' and old.status <> 'live') execute function private.publish_contents_in_place();

create function private.retire_contents() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  update public.contents set status = 'retired' where course_id = new.id and status = 'live';
  return null;
end
$$;
comment on function private.retire_contents is 'A course that is retired takes its contents along.';
create trigger courses_retire_contents after update of status on public.courses
  for each row when (new.status = 'retired' and old.status <> 'retired') execute function private.retire_contents();

-- What learners can do from now on, or cannot any more, is a decision over all of them.
create function private.audit_publishing() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
  values (
    new.community_id,
    (select auth.uid()),
    tg_argv[0] || case new.status when 'live' then '.published' else '.retired' end,
    tg_argv[0],
    new.id::text,
    jsonb_build_object('title', new.title)
  );
  return null;
end
$$;
create trigger programs_audit after update of status on public.programs
  for each row when (old.status <> new.status) execute function private.audit_publishing('program');
create trigger courses_audit after update of status on public.courses
  for each row when (old.status <> new.status) execute function private.audit_publishing('course');
create trigger contents_audit after update of status on public.contents
  for each row when (old.status <> new.status) execute function private.audit_publishing('content');
