-- What people change for others and no audit log had yet: groups, challenges, assignments, extensions, weights of grades,
-- achievements, what a community is called, and decisions about reported questions.

set lock_timeout = '3s';
set statement_timeout = '60s';

create function private.actor() returns uuid
  language sql stable
  set search_path = ''
  return coalesce((select auth.uid()), nullif(current_setting('laude.actor', true), '')::uuid);
comment on function private.actor is 'Who changes something: the caller, or for whom a service writes that does not become them (laude.actor).';
revoke execute on function private.actor from public, anon, authenticated;

create function private.audit_change() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  noun text := tg_argv[0];
  watched text[] := string_to_array(tg_argv[1], ' ');
  subject jsonb := case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  was jsonb := case tg_op when 'UPDATE' then to_jsonb(old) end;
  changed text[];
begin
  -- Seeds and workers decide about nobody, and what goes with something else was not decided by itself.
  if private.actor() is null
    or pg_trigger_depth() > 1
    or coalesce(subject ->> 'community_id', subject ->> 'id') is null
    or subject ->> 'user_id' = private.actor()::text then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    select array_agg(name order by nth) into changed
    from unnest(watched) with ordinality as watched (name, nth)
    where subject -> name is distinct from was -> name;
    if changed is null then
      return null;
    end if;
  end if;
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
  values (
    coalesce(subject ->> 'community_id', subject ->> 'id')::uuid,
    private.actor(),
    noun || case tg_op when 'INSERT' then '.made' when 'UPDATE' then '.changed' else '.deleted' end,
    noun,
    subject ->> tg_argv[2],
    jsonb_strip_nulls(jsonb_build_object(
      'title', coalesce(subject ->> 'title', subject ->> 'name'),
      'user_id', subject -> 'user_id',
      'before', (select jsonb_object_agg(name, was -> name) from unnest(changed) as name),
      'after', case tg_op when 'DELETE' then null else (
        select jsonb_object_agg(name, subject -> name) from unnest(coalesce(changed, watched)) as name
      ) end
    ))
  );
  return null;
end
$$;
comment on function private.audit_change is 'Notes that a row was made, changed or deleted by a person. Takes the noun, the columns that are noted, and the one that names the row.';

create trigger groups_audit after insert or update or delete on public.groups
  for each row execute function private.audit_change('group', 'name description archived_at', 'id');
create trigger challenges_audit after insert or update or delete on public.challenges
  for each row execute function private.audit_change('challenge', 'title words starts_on ends_on ended_at', 'id');
create trigger assignments_audit after insert or update or delete on public.assignments
  for each row execute function private.audit_change(
    'assignment', 'title status everybody opens_at due_at closes_at late_policy late_percent attempts_allowed counts pass_percent', 'id'
  );
create trigger assignment_extensions_audit after insert or update or delete on public.assignment_extensions
  for each row execute function private.audit_change('extension', 'due_at more_attempts', 'assignment_id');
create trigger grade_categories_audit after insert or update or delete on public.grade_categories
  for each row execute function private.audit_change('grade_category', 'weight', 'name');
create trigger achievements_audit after insert or update or delete on public.achievements
  for each row execute function private.audit_change(
    'achievement', 'name description xp rarity secret status criteria', 'id'
  );
-- Archiving has an entry of its own.
create trigger communities_audit after update on public.communities
  for each row when (old.closed_at is not distinct from new.closed_at) execute function private.audit_change('community', 'name tagline joining', 'id');

-- Many at once are one decision.
create function private.audit_grouping() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if private.actor() is null or pg_trigger_depth() > 1 then
    return null;
  end if;
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
  select
    moved.community_id, private.actor(), case tg_op when 'INSERT' then 'group.joined' else 'group.left' end, 'group',
    moved.group_id::text,
    jsonb_build_object('title', min(groups.name), 'users', jsonb_agg(moved.user_id order by moved.user_id))
  from moved
  join public.groups on groups.id = moved.group_id
  -- Whoever leaves the community leaves its groups, and that is told already.
  join public.memberships on memberships.user_id = moved.user_id and memberships.community_id = moved.community_id
  where moved.user_id <> private.actor()
  group by moved.community_id, moved.group_id;
  return null;
end
$$;
comment on function private.audit_grouping is 'Notes who was put in a group or taken out of it, once for all of a statement.';
create trigger group_members_audit_insert after insert on public.group_members
  referencing new table as moved for each statement execute function private.audit_grouping();
create trigger group_members_audit_delete after delete on public.group_members
  referencing old table as moved for each statement execute function private.audit_grouping();

create function private.audit_settled_reports() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, reason, details)
  select
    now.community_id, now.settled_by, 'report.settled', 'question', now.lineage_id::text, nullif(min(now.reply), ''),
    jsonb_build_object('test_id', now.test_id, 'outcome', now.outcome, 'reports', count(*))
  from now
  join was on was.id = now.id
  where was.settled_at is null and now.settled_at is not null and now.settled_by is not null
  group by now.community_id, now.settled_by, now.test_id, now.lineage_id, now.outcome;
  return null;
end
$$;
comment on function private.audit_settled_reports is 'Notes what was decided about a question that learners reported, once for all who did.';
create trigger question_reports_audit after update on public.question_reports
  referencing old table as was new table as now for each statement execute function private.audit_settled_reports();

-- A foreign key fires no trigger at a depth of its own: whose account is gone was not removed by anybody.
create or replace function private.audit_membership() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  membership public.memberships := coalesce(new, old);
begin
  -- Whoever leaves or is deleted with everything else has not been decided about, nor who is what they were.
  if tg_op = 'DELETE' and (
    pg_trigger_depth() > 1
    or old.user_id = (select auth.uid())
    or not exists (select from public.profiles where id = old.user_id)
  ) then
    return null;
  end if;
  if tg_op = 'UPDATE' and new.role = old.role then
    return null;
  end if;
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, reason, details)
  values (
    membership.community_id,
    (select auth.uid()),
    case tg_op when 'UPDATE' then 'membership.role_changed' else 'membership.removed' end,
    'membership',
    membership.user_id::text,
    nullif(current_setting('laude.reason', true), ''),
    jsonb_build_object('from', old.role, 'to', case tg_op when 'UPDATE' then new.role end)
  );
  return null;
end
$$;

-- Whom an entry is about may also be the author of a comment, or one of several.
create or replace function private.forget_learner() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from public.activity_events where user_id = old.id;
  delete from public.xp_transactions where user_id = old.id;
  delete from public.streak_days where user_id = old.id;
  delete from public.user_achievements where user_id = old.id;
  delete from public.notifications where user_id = old.id;
  perform private.lock_boards();
  delete from public.leaderboard_scores where user_id = old.id;
  delete from public.leaderboard_days where user_id = old.id;
  delete from private.leaderboard_due where user_id = old.id;
  -- That something was decided stays, and by whom; about whom, and in what words, does not.
  update public.audit_log
  set subject_id = 'deleted', reason = null, details = details - array['user_id', 'author']
  where subject_id = old.id::text or details ->> 'user_id' = old.id::text or details ->> 'author' = old.id::text;
  update public.audit_log
  set details = jsonb_set(details, '{users}', (details -> 'users') - old.id::text)
  where details -> 'users' ? old.id::text;
  perform pg_notify('progress', old.id::text);
  return null;
end
$$;

revoke execute on function private.audit_change, private.audit_grouping, private.audit_settled_reports
  from public, anon, authenticated;

create function private.audited_person(subject_type text, subject_id text, details jsonb) returns uuid
  language sql immutable parallel safe
  set search_path = ''
  return (
    select case when named ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then named::uuid end
    from (
      select case
        when subject_type in ('learner', 'membership') then subject_id else coalesce(details ->> 'user_id', details ->> 'author')
      end as named
    ) as about
  );
comment on function private.audited_person is 'Whom an entry of the audit log is about, if one person and not deleted.';
revoke execute on function private.audited_person from public, anon, authenticated;
grant execute on function private.audited_person, private.actor to service_role;
