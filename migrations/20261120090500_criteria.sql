-- The grammar of criteria, which achievements and milestones share. The functions check it with zod; this
-- check is for SQL, so that a migration with a bad rule is refused and told where. Both are tested to agree.

create function private.event_types() returns jsonb
  language sql immutable parallel safe
  set search_path = ''
  return '{
    "test_completed": {
      "facets": ["", "mode", "category", "mode,perfect", "category,mode,perfect", "first", "category,first"],
      "metrics": {"score": ["max", "min"], "correct": ["sum"], "questions": ["sum"], "seconds": ["sum"]}
    },
    "daily_login": {"facets": [""], "metrics": {}},
    "lesson_completed": {"facets": [""], "metrics": {"minutes": ["sum"]}},
    "wod_completed": {"facets": ["", "difficulty"], "metrics": {"minutes": ["sum"]}},
    "course_completed": {"facets": [""], "metrics": {"days": ["min"], "score": ["max"]}},
    "program_completed": {"facets": [""], "metrics": {"days": ["min"]}},
    "scenario_completed": {
      "facets": ["", "difficulty", "perfect", "first_in_language"],
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
comment on function private.event_types is 'Which dimension sets and metrics of each event are counted: the same table as in the domain.';

-- Each of these answers null when all is well, else "path: what is wrong".

create function private.at_key(path text, key text) returns text
  language sql immutable
  set search_path = ''
  return case path when '' then key else path || '.' || key end;

create function private.unknown_key(node jsonb, path text, known text[]) returns text
  language sql immutable
  set search_path = ''
  return (
    select format('%s: unknown key', private.at_key(path, key))
    from jsonb_object_keys(node) as key
    where key <> all (known)
    order by key
    limit 1
  );

create function private.threshold_problem(node jsonb, path text, name text, lowest numeric, highest numeric, whole boolean) returns text
  language plpgsql immutable
  set search_path = ''
as $$
declare
  value jsonb := node -> name;
begin
  if value is null or jsonb_typeof(value) <> 'number' then
    return format('%s: expected a number', private.at_key(path, name));
  elsif whole and value::numeric % 1 <> 0 then
    return format('%s: expected a whole number', private.at_key(path, name));
  elsif value::numeric < lowest or value::numeric > highest then
    return format('%s: expected a number from %s to %s', private.at_key(path, name), lowest, highest);
  end if;
  return null;
end
$$;

create function private.slugs_problem(node jsonb, path text, name text) returns text
  language plpgsql immutable
  set search_path = ''
as $$
declare
  slugs jsonb := node -> name;
  item record;
begin
  if jsonb_typeof(slugs) <> 'array' or jsonb_array_length(slugs) = 0 then
    return format('%s: expected a list with at least one slug', private.at_key(path, name));
  end if;
  for item in select value, ordinality - 1 as index from jsonb_array_elements(slugs) with ordinality loop
    if jsonb_typeof(item.value) <> 'string' or item.value #>> '{}' !~ '^[a-z0-9]+([_-][a-z0-9]+)*$' then
      return format('%s[%s]: expected a slug', private.at_key(path, name), item.index);
    end if;
  end loop;
  if node ? 'count' then
    return private.threshold_problem(node, path, 'count', 1, jsonb_array_length(slugs), true);
  end if;
  return null;
end
$$;

create function private.counter_problem(node jsonb, path text, may_group boolean) returns text
  language plpgsql immutable
  set search_path = ''
as $$
declare
  here text := private.at_key(path, 'counter');
  parts text[];
  type jsonb;
  aggregate text;
  dims text[];
begin
  if jsonb_typeof(node -> 'counter') <> 'string' then
    return here || ': expected a counter key';
  end if;
  if node ->> 'counter' = 'run:perfect' then
    if node ? 'by' then
      return private.at_key(path, 'by') || ': a run has no dimensions';
    end if;
    return case when may_group then null else here || ': a run has no window' end;
  end if;
  parts := regexp_match(
    node ->> 'counter',
    '^([a-z][a-z0-9_]*)(?::([a-z][a-z0-9_]*):([a-z]+))?(?:@([a-z][a-z0-9_]*=[a-z0-9_-]+(?:,[a-z][a-z0-9_]*=[a-z0-9_-]+)*))?$'
  );
  if parts is null then
    return here || ': expected type[:metric:agg][@dim=value,…]';
  end if;
  type := private.event_types() -> parts[1];
  if type is null then
    return format('%s: unknown event type %s', here, parts[1]);
  end if;
  aggregate := parts[3];
  if parts[2] is not null and not coalesce(type -> 'metrics' -> parts[2] ? aggregate, false) then
    return format('%s: %s is not counted as %s:%s', here, parts[1], parts[2], aggregate);
  end if;
  if node ? 'by' then
    if not may_group or jsonb_typeof(node -> 'by') <> 'string' then
      return private.at_key(path, 'by') || ': expected the name of a dimension';
    end if;
  end if;
  select coalesce(array_agg(split_part(pair, '=', 1) order by place), '{}')
  into dims
  from string_to_table(parts[4], ',') with ordinality as given (pair, place);
  if dims <> (select coalesce(array_agg(distinct name order by name), '{}') from unnest(dims) as name) then
    return here || ': expected dimensions sorted by name, each once';
  end if;
  if not type -> 'facets' ? coalesce(
    (select string_agg(distinct name, ',' order by name) from unnest(dims || array_remove(array[node ->> 'by'], null)) as name),
    ''
  ) or node ->> 'by' = any (dims) then
    return here || ': these dimensions are not counted together';
  end if;
  return null;
end
$$;

create function private.comparison_problem(value jsonb, path text) returns text
  language plpgsql immutable
  set search_path = ''
as $$
declare
  item record;
begin
  if jsonb_typeof(value) in ('number', 'string', 'boolean') then
    return null;
  elsif jsonb_typeof(value) <> 'object' or value = '{}' then
    return path || ': expected a value or gte, lte, eq, in';
  end if;
  for item in select * from jsonb_each(value) as pair (key, value) loop
    if item.key in ('gte', 'lte') then
      if jsonb_typeof(item.value) <> 'number' then
        return format('%s.%s: expected a number', path, item.key);
      end if;
    elsif item.key = 'eq' then
      if jsonb_typeof(item.value) not in ('number', 'string', 'boolean') then
        return path || '.eq: expected a value';
      end if;
    elsif item.key = 'in' then
      if jsonb_typeof(item.value) <> 'array' or item.value = '[]'
        or jsonb_path_exists(item.value, 'strict $[*] ? (@.type() != "number" && @.type() != "string" && @.type() != "boolean")') then
        return path || '.in: expected a list of values';
      end if;
    else
      return format('%s.%s: unknown key', path, item.key);
    end if;
  end loop;
  return null;
end
$$;

create function private.event_problem(node jsonb, path text) returns text
  language plpgsql immutable
  set search_path = ''
as $$
declare
  item record;
  problem text;
begin
  if jsonb_typeof(node -> 'event') <> 'string' or not private.event_types() ? (node ->> 'event') then
    return private.at_key(path, 'event') || ': unknown event type';
  end if;
  if node ? 'where' then
    if jsonb_typeof(node -> 'where') <> 'object' then
      return private.at_key(path, 'where') || ': expected dimensions and metrics';
    end if;
    for item in select * from jsonb_each(node -> 'where') as pair (key, value) loop
      if item.key !~ '^[a-z][a-z0-9_]{0,63}$' then
        return format('%s.%s: expected a snake_case name', private.at_key(path, 'where'), item.key);
      end if;
      problem := private.comparison_problem(item.value, private.at_key(path, 'where') || '.' || item.key);
      if problem is not null then
        return problem;
      end if;
    end loop;
  end if;
  if node ? 'local_hour' then
    if jsonb_typeof(node -> 'local_hour') <> 'object' then
      return private.at_key(path, 'local_hour') || ': expected gte and lt';
    end if;
    problem := coalesce(
      private.unknown_key(node -> 'local_hour', private.at_key(path, 'local_hour'), array['gte', 'lt']),
      private.threshold_problem(node -> 'local_hour', private.at_key(path, 'local_hour'), 'gte', 0, 23, true),
      private.threshold_problem(node -> 'local_hour', private.at_key(path, 'local_hour'), 'lt', 1, 24, true)
    );
    if problem is null and (node -> 'local_hour' ->> 'gte')::numeric >= (node -> 'local_hour' ->> 'lt')::numeric then
      problem := private.at_key(path, 'local_hour') || ': expected gte before lt';
    end if;
    return problem;
  end if;
  return null;
end
$$;

create function private.goal_problem(node jsonb, path text) returns text
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
    if node ->> 'counter' <> 'test_completed@first=true' or coalesce(node ->> 'by', 'category') <> 'category' then
      return private.at_key(path, 'gte') || ': all_tests is for test_completed@first=true';
    end if;
    return null;
  end if;
  return coalesce(
    private.threshold_problem(node, path, 'gte', 0, 1e12, false),
    case when (node ->> 'gte')::numeric = 0 then private.at_key(path, 'gte') || ': expected more than nothing' end
  );
end
$$;

create function private.criteria_problem(node jsonb, path text default '', depth integer default 1) returns text
  language plpgsql immutable
  set search_path = ''
as $$
declare
  kind text;
  problem text;
  item record;
begin
  if jsonb_typeof(node) <> 'object' then
    return format('%s: expected a rule', coalesce(nullif(path, ''), 'criteria'));
  elsif depth > 5 then
    return format('%s: nested deeper than 5', coalesce(nullif(path, ''), 'criteria'));
  end if;
  -- within_days comes before counter: a window has one, too.
  select name
  into kind
  from unnest(array['within_days', 'counter', 'streak', 'level', 'xp', 'event', 'achievements', 'milestones', 'leaderboard', 'all', 'any'])
    with ordinality as known (name, place)
  where node ? name
  order by place
  limit 1;

  case coalesce(kind, 'none')
    when 'counter' then
      return coalesce(
        private.unknown_key(node, path, array['counter', 'by', 'gte', 'lte']),
        private.counter_problem(node, path, true),
        private.goal_problem(node, path)
      );
    when 'within_days' then
      return coalesce(
        private.unknown_key(node, path, array['within_days', 'counter', 'gte']),
        private.threshold_problem(node, path, 'within_days', 1, 366, true),
        private.counter_problem(node, path, false),
        private.threshold_problem(node, path, 'gte', 1, 1e12, false)
      );
    when 'streak' then
      return coalesce(
        private.unknown_key(node, path, array['streak', 'gte']),
        case
          when node -> 'streak' not in ('"daily_login"', '"learning"') then private.at_key(path, 'streak') || ': unknown streak'
        end,
        private.threshold_problem(node, path, 'gte', 1, 36500, true)
      );
    when 'level' then
      return coalesce(private.unknown_key(node, path, array['level']), private.threshold_problem(node, path, 'level', 1, 100, true));
    when 'xp' then
      return coalesce(private.unknown_key(node, path, array['xp']), private.threshold_problem(node, path, 'xp', 1, 1e12, true));
    when 'event' then
      return coalesce(private.unknown_key(node, path, array['event', 'where', 'local_hour']), private.event_problem(node, path));
    when 'achievements', 'milestones' then
      return coalesce(private.unknown_key(node, path, array[kind, 'count']), private.slugs_problem(node, path, kind));
    when 'leaderboard' then
      return coalesce(
        private.unknown_key(node, path, array['leaderboard', 'top', 'percentile']),
        case
          when jsonb_typeof(node -> 'leaderboard') <> 'string' or node ->> 'leaderboard' not in (
            'xp_all_time', 'xp_weekly', 'xp_monthly', 'streak_current', 'streak_longest', 'completed', 'achievements'
          ) then private.at_key(path, 'leaderboard') || ': unknown leaderboard'
          when (node ? 'top') = (node ? 'percentile') then private.at_key(path, 'top') || ': expected top or percentile'
          when node ? 'top' then private.threshold_problem(node, path, 'top', 1, 1000, true)
          else private.threshold_problem(node, path, 'percentile', 1, 100, false)
        end
      );
    when 'all', 'any' then
      problem := private.unknown_key(node, path, array[kind]);
      if problem is not null then
        return problem;
      elsif jsonb_typeof(node -> kind) <> 'array' or jsonb_array_length(node -> kind) = 0 then
        return format('%s: expected a list with at least one rule', private.at_key(path, kind));
      end if;
      for item in select value, ordinality - 1 as index from jsonb_array_elements(node -> kind) with ordinality loop
        problem := private.criteria_problem(item.value, format('%s[%s]', private.at_key(path, kind), item.index), depth + 1);
        if problem is not null then
          return problem;
        end if;
      end loop;
      return null;
    else
      return format('%s: expected a rule, such as {"counter": …, "gte": …}', coalesce(nullif(path, ''), 'criteria'));
  end case;
end
$$;
comment on function private.criteria_problem is 'What is wrong with criteria, with its path in the JSON, or null.';

create function private.are_criteria(criteria jsonb) returns boolean
  language plpgsql immutable
  set search_path = ''
as $$
declare
  problem text := private.criteria_problem(criteria);
begin
  if problem is not null then
    raise exception 'malformed criteria at %', problem
      using errcode = 'check_violation', detail = criteria::text;
  end if;
  return true;
end
$$;
comment on function private.are_criteria is 'For checks: true, or an error that names the path in the JSON.';
