-- How gates are written: by several at a time, and so that nobody loses what they passed.

alter table public.course_milestones
  add constraint course_milestones_description_is_not_endless check (length(description) <= 2000),
  add constraint course_milestones_attempts_are_of_what_is_handed_in check (
    validation <> 'auto' or (max_attempts is null and cooldown_hours is null)
  ),
  add constraint course_milestones_passing_score_is_of_knowledge_checks check (
    type = 'knowledge_check' or passing_score is null
  );
alter table public.program_milestones
  add constraint program_milestones_description_is_not_endless check (length(description) <= 2000),
  add constraint program_milestones_attempts_are_of_what_is_handed_in check (
    validation <> 'auto' or (max_attempts is null and cooldown_hours is null)
  ),
  add constraint program_milestones_passing_score_is_of_knowledge_checks check (
    type = 'knowledge_check' or passing_score is null
  );

create function private.write_milestone() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and old.status <> new.status
    and (old.status, new.status) not in (('draft', 'live'), ('draft', 'retired'), ('live', 'retired')) then
    raise exception 'milestones go from draft to live to retired, never back' using errcode = 'check_violation';
  end if;
  if new.achievement_id is not null
    and (tg_op = 'INSERT' or new.achievement_id is distinct from old.achievement_id)
    and not exists (
      select
      from public.achievements
      where id = new.achievement_id
        and (
          community_id = new.community_id
          or (
            community_id is null
            and pack in (select community_packs.pack from public.community_packs where community_id = new.community_id)
          )
        )
    ) then
    raise exception 'a milestone brings an achievement of its community' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function private.write_milestone is 'Milestones only move on, and bring what their community has.';
create trigger course_milestones_write before insert or update on public.course_milestones
  for each row execute function private.write_milestone();
create trigger program_milestones_write before insert or update on public.program_milestones
  for each row execute function private.write_milestone();

-- Who changes one says when what they read was last changed; a move within the list is nobody's change of what is in it.
drop trigger course_milestones_touch on public.course_milestones;
create trigger course_milestones_touch before update on public.course_milestones
  for each row when (
    to_jsonb(new) - '{position,rules_version,needs_version}'::text[]
      is distinct from to_jsonb(old) - '{position,rules_version,needs_version}'::text[]
  )
  execute function private.touch();
drop trigger program_milestones_touch on public.program_milestones;
create trigger program_milestones_touch before update on public.program_milestones
  for each row when (
    to_jsonb(new) - '{position,rules_version,needs_version}'::text[]
      is distinct from to_jsonb(old) - '{position,rules_version,needs_version}'::text[]
  )
  execute function private.touch();

create function private.refuse_foreign_needs() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if new.course_milestone_id is not null and not exists (
    select
    from public.course_milestones as gate
    join public.course_milestones as needed on needed.course_id = gate.course_id
    where gate.id = new.course_milestone_id and needed.id = new.needs_course_milestone_id
  ) then
    raise exception 'a milestone of a course needs milestones of that course' using errcode = 'check_violation';
  end if;
  if new.program_milestone_id is not null and not exists (
    select
    from public.program_milestones as gate
    where gate.id = new.program_milestone_id
      and (
        exists (
          select
          from public.program_milestones as needed
          where needed.id = new.needs_program_milestone_id and needed.program_id = gate.program_id
        )
        or exists (
          select
          from public.course_milestones as needed
          join public.program_courses as part on part.course_id = needed.course_id
          where needed.id = new.needs_course_milestone_id and part.program_id = gate.program_id
        )
      )
  ) then
    raise exception 'a milestone of a program needs milestones of it and of its courses' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger milestone_prerequisites_refuse_foreign before insert or update on public.milestone_prerequisites
  for each row execute function private.refuse_foreign_needs();

-- Gates that went live before their course did may be met by now, so they count as written with it.
create function private.stamp_gates() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if tg_table_name = 'courses' then
    update public.course_milestones set needs_version = needs_version + 1 where course_id = new.id and status = 'live';
  else
    update public.program_milestones set needs_version = needs_version + 1 where program_id = new.id and status = 'live';
  end if;
  return null;
end
$$;
create trigger courses_stamp_gates after update of status on public.courses
  for each row when (new.status = 'live' and old.status <> 'live') execute function private.stamp_gates();
create trigger programs_stamp_gates after update of status on public.programs
  for each row when (new.status = 'live' and old.status <> 'live') execute function private.stamp_gates();

-- What a gate asks for decides about all who come to it. Seeds and migrations decide about nobody.
create function private.audit_milestone() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  gate jsonb := to_jsonb(coalesce(new, old));
  moves text[] := '{position,rules_version,needs_version,updated_at}';
  changed text[];
  action text;
begin
  if tg_op = 'INSERT' then
    action := 'created';
  elsif tg_op = 'DELETE' then
    action := 'deleted';
  else
    select array_agg(key order by key) into changed
    from jsonb_each(to_jsonb(new) - moves) as now
    where now.value is distinct from to_jsonb(old) -> now.key;
    if changed is null then
      return null;
    end if;
    action := case
      when old.status = new.status then 'changed' when new.status = 'live' then 'published' else 'retired'
    end;
  end if;
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
  values (
    (gate ->> 'community_id')::uuid, (select auth.uid()), 'milestone.' || action, 'milestone', gate ->> 'id',
    jsonb_build_object('title', gate ->> 'title')
      || case when changed is null then '{}' else jsonb_build_object('changed', changed) end
  );
  return null;
end
$$;
create trigger course_milestones_audit after insert or update or delete on public.course_milestones
  for each row when (auth.uid() is not null and pg_trigger_depth() = 0) execute function private.audit_milestone();
create trigger program_milestones_audit after insert or update or delete on public.program_milestones
  for each row when (auth.uid() is not null and pg_trigger_depth() = 0) execute function private.audit_milestone();

create function private.audit_needs() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  edge public.milestone_prerequisites := coalesce(new, old);
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
  values (
    edge.community_id, (select auth.uid()), case tg_op when 'DELETE' then 'milestone.needs_less' else 'milestone.needs_more' end,
    'milestone', coalesce(edge.course_milestone_id, edge.program_milestone_id)::text,
    jsonb_build_object('needs', coalesce(edge.needs_course_milestone_id, edge.needs_program_milestone_id))
  );
  return null;
end
$$;
create trigger milestone_prerequisites_audit after insert or update or delete on public.milestone_prerequisites
  for each row when (auth.uid() is not null and pg_trigger_depth() = 0) execute function private.audit_needs();
