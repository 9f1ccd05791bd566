-- A test is passed with 60% or more. Events of finished tests say so (passed), and which of them passes its test for the
-- first time (first_pass): at 50 questions or more, or at the longest length that a shorter bank offers. Rules of "every
-- test" ask for passes; before, finishing each once was enough, with any score.

create or replace function private.event_types() returns jsonb
  language sql immutable parallel safe
  set search_path = ''
  return '{
    "test_completed": {
      "facets": [
        "", "mode", "category", "category,mode", "mode,perfect", "category,mode,perfect", "first", "category,first",
        "passed", "first_pass", "category,first_pass"
      ],
      "metrics": {"score": ["max", "min"], "correct": ["sum"], "questions": ["sum"], "seconds": ["sum"]}
    },
    "daily_login": {"facets": [""], "metrics": {}},
    "lesson_completed": {"facets": ["", "course"], "metrics": {"minutes": ["sum"]}},
    "wod_completed": {"facets": ["", "course", "difficulty"], "metrics": {"minutes": ["sum"]}},
    "course_completed": {"facets": [""], "metrics": {"days": ["min"], "score": ["max"]}},
    "program_completed": {"facets": [""], "metrics": {"days": ["min"]}},
    "scenario_completed": {
      "facets": ["", "course", "difficulty", "perfect", "first_in_language"],
      "metrics": {"minutes": ["sum"], "score": ["max"]}
    },
    "vocabulary_learned": {"facets": [""], "metrics": {"words": ["sum"]}},
    "conversation_held": {"facets": [""], "metrics": {"minutes": ["sum"]}},
    "study_session": {"facets": [""], "metrics": {"minutes": ["sum", "max"]}},
    "typing_test_completed": {"facets": [""], "metrics": {"wpm": ["max"], "accuracy": ["max"]}},
    "post_created": {"facets": [""], "metrics": {}},
    "comment_created": {"facets": [""], "metrics": {}},
    "achievement_shared": {"facets": [""], "metrics": {}}
  }'::jsonb;

create or replace function private.goal_problem(node jsonb, path text) returns text
  language plpgsql immutable
  set search_path = ''
as $$
begin
  if (node ? 'gte') = (node ? 'lte') then
    return private.at_key(path, 'gte') || ': expected gte or lte';
  elsif node ? 'lte' then
    if node ->> 'counter' !~ ':min(@|$)' then
      return private.at_key(path, 'lte') || ': only a min counter falls';
    end if;
    return private.threshold_problem(node, path, 'lte', 0, 1e12, false);
  elsif node ->> 'counter' ~ ':min(@|$)' then
    return private.at_key(path, 'gte') || ': a min counter falls: use lte';
  elsif node -> 'gte' = '"all_tests"' then
    if node ->> 'counter' <> 'test_completed@first_pass=true' or coalesce(node ->> 'by', 'category') <> 'category' then
      return private.at_key(path, 'gte') || ': all_tests is for test_completed@first_pass=true';
    end if;
    return null;
  end if;
  return coalesce(
    private.threshold_problem(node, path, 'gte', 0, 1e12, false),
    case when (node ->> 'gte')::numeric = 0 then private.at_key(path, 'gte') || ': expected more than nothing' end
  );
end
$$;

alter table public.attempts add column first_pass boolean not null default false;
comment on column public.attempts.first_pass is 'Whether it was the first to pass its test: 60% or more, at 50 questions or more.';
grant select (first_pass) on public.attempts to authenticated;

-- Events that were logged before are marked by the same rule and counted, so progress does not start over. The log is
-- append-only for all code; this adds to an event what follows from its own numbers.
do $passes$
begin
  alter table public.activity_events disable trigger activity_events_keep;
  update public.activity_events as event
  set dims = (
    event.dims::jsonb || '{"passed": true}' || case when is_first then '{"first_pass": true}'::jsonb else '{}' end
  )::json
  from (
    select
      passing.user_id, passing.id,
      is_long and row_number() over (
        partition by passing.user_id, passing.community_id, content_id, is_long order by seq
      ) = 1 as is_first
    from public.activity_events as passing
    left join public.tests on tests.id = content_id
    cross join lateral (
      select coalesce((metrics ->> 'questions')::integer >= case when tests.size < 50 then 25 else 50 end, false)
    ) as reached (is_long)
    where passing.type = 'test_completed' and (metrics ->> 'score')::numeric >= 60
  ) as pass
  where event.user_id = pass.user_id and event.id = pass.id and event.dims ->> 'passed' is null;
  alter table public.activity_events enable trigger activity_events_keep;

  update public.attempts
  set first_pass = true
  from public.activity_events as event
  where event.user_id = attempts.user_id
    and event.id = attempts.id
    and event.dims ->> 'first_pass' = 'true'
    and not first_pass;

  -- As the engine counts: how often, then the metrics in the order in which the type declares them.
  update public.user_counters as learner
  set counters = (learner.counters::jsonb || counted.lists)::json, revision = learner.revision + 1
  from (
    select user_id, community_id, jsonb_object_agg('test_completed@' || facet, list) as lists
    from (
      select
        user_id, community_id, facet,
        jsonb_build_array(
          count(*), max((metrics ->> 'score')::numeric), min((metrics ->> 'score')::numeric),
          sum((metrics ->> 'correct')::numeric), sum((metrics ->> 'questions')::numeric), sum((metrics ->> 'seconds')::numeric)
        ) as list
      from public.activity_events as event
      cross join lateral (
        values
          (case when dims ->> 'passed' = 'true' then 'passed=true' end),
          (case when dims ->> 'first_pass' = 'true' then 'first_pass=true' end),
          (case when dims ->> 'first_pass' = 'true' then format('category=%s,first_pass=true', dims ->> 'category') end)
      ) as counted (facet)
      where type = 'test_completed' and facet is not null
      group by user_id, community_id, facet
    ) as facets
    group by user_id, community_id
  ) as counted
  where learner.user_id = counted.user_id and learner.community_id = counted.community_id;
end
$passes$;

-- Every rule of "every test" asks for passes from now on, those that communities wrote included; awards stay. The keys of
-- jsonb are sorted by length, so such a rule is always written like this.
update public.achievements
set
  criteria = replace(
    criteria::text, '"gte": "all_tests", "counter": "test_completed@first=true"',
    '"gte": "all_tests", "counter": "test_completed@first_pass=true"'
  )::jsonb
where criteria::text like '%"gte": "all_tests", "counter": "test_completed@first=true"%';
update public.course_milestones
set
  unlock_criteria = replace(
    unlock_criteria::text, '"gte": "all_tests", "counter": "test_completed@first=true"',
    '"gte": "all_tests", "counter": "test_completed@first_pass=true"'
  )::jsonb,
  validation_criteria = replace(
    validation_criteria::text, '"gte": "all_tests", "counter": "test_completed@first=true"',
    '"gte": "all_tests", "counter": "test_completed@first_pass=true"'
  )::jsonb
where concat(unlock_criteria, validation_criteria) like '%"gte": "all_tests", "counter": "test_completed@first=true"%';
update public.program_milestones
set
  unlock_criteria = replace(
    unlock_criteria::text, '"gte": "all_tests", "counter": "test_completed@first=true"',
    '"gte": "all_tests", "counter": "test_completed@first_pass=true"'
  )::jsonb,
  validation_criteria = replace(
    validation_criteria::text, '"gte": "all_tests", "counter": "test_completed@first=true"',
    '"gte": "all_tests", "counter": "test_completed@first_pass=true"'
  )::jsonb
where concat(unlock_criteria, validation_criteria) like '%"gte": "all_tests", "counter": "test_completed@first=true"%';
