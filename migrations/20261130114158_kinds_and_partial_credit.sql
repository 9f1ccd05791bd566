-- Seven more kinds of question, answers that are right in part, and what else a question may say: a note on each option, tags,
-- a difficulty of its own, and whether exams alone ask it.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.questions
  add column parts jsonb,
  add column tags text[] not null default '{}',
  add column difficulty text,
  add column pool text not null default 'all';
comment on column public.questions.parts is 'What is asked beside the prompt and the options, by the kind; nothing of what is right.';
comment on column public.questions.difficulty is 'Of this question; null where it is that of the test.';
comment on column public.questions.pool is 'exam: practice, which gives keys away, never asks it.';

alter table public.question_keys add column option_notes text[];
comment on column public.question_keys.option_notes is 'For each option in the bank''s order, or for true and false, why it tempts or why it is right; empty where there is nothing to say.';

alter table public.attempts
  add column points numeric(7, 4),
  add column unread smallint not null default 0;
comment on column public.attempts.points is 'The sum of what every answer is worth. Null where it equals correct: in attempts that were finished before answers could be right in part.';
comment on column public.attempts.unread is 'Essays that nobody has read. They are no part of the score.';

create function private.are_texts(list jsonb, fewest integer, most integer, longest integer) returns boolean
  language sql immutable
  set search_path = ''
  return coalesce(
    jsonb_typeof(list) = 'array'
    and jsonb_array_length(list) between fewest and most
    and not exists (
      select
      from jsonb_array_elements(list) as element
      where jsonb_typeof(element) <> 'string' or length(element #>> '{}') not between 1 and longest
    ),
    false
  );
comment on function private.are_texts is 'Whether JSON is a list of so many texts, none of them empty.';

create function private.are_places(list jsonb, fewest integer, most integer, highest integer) returns boolean
  language sql immutable
  set search_path = ''
  return coalesce(
    jsonb_typeof(list) = 'array'
    and jsonb_array_length(list) between fewest and most
    and not exists (
      select
      from jsonb_array_elements(list) as element
      where jsonb_typeof(element) <> 'number' or element::numeric not between 0 and highest or element::numeric % 1 <> 0
    ),
    false
  );
comment on function private.are_places is 'Whether JSON is a list of so many places, from 0.';

create function private.is_range(range jsonb) returns boolean
  language sql immutable
  set search_path = ''
  return coalesce(
    jsonb_typeof(range) = 'object'
    and range - array['value', 'tolerance'] = '{}'
    and jsonb_typeof(range -> 'value') = 'number'
    and jsonb_typeof(range -> 'tolerance') = 'number'
    and (range ->> 'tolerance')::numeric >= 0,
    false
  );
comment on function private.is_range is 'Whether JSON is a number that is right, with its tolerance.';

-- A part of a case is judged as a question of its own: these functions call each other, so one of two is read when it runs.
create function private.is_part_key(part jsonb) returns boolean
  language plpgsql immutable
  set search_path = ''
as $$
begin
  return coalesce(
    jsonb_typeof(part) = 'object'
    and part ->> 'kind' in (
      'single_choice', 'multiple_choice', 'true_false', 'numeric', 'short_text', 'matching', 'categorizing', 'cloze'
    )
    and not part ? 'unit'
    and private.is_answer(part ->> 'kind', part - 'kind'),
    false
  );
end
$$;
comment on function private.is_part_key is 'Whether JSON says what is right in a part of a case.';

create or replace function private.is_answer(kind text, answer jsonb) returns boolean
  language sql immutable
  set search_path = ''
  return coalesce(case kind
    when 'single_choice' then
      answer - 'choice' = '{}' and jsonb_typeof(answer -> 'choice') = 'number'
      and answer ->> 'choice' ~ '^[0-7]$'
    when 'multiple_choice' then
      answer - array['choices', 'partial'] = '{}'
      and private.are_places(answer -> 'choices', 1, 8, 7)
      and coalesce(answer -> 'partial', 'true') = 'true'
    when 'true_false' then
      answer - 'truth' = '{}' and jsonb_typeof(answer -> 'truth') = 'boolean'
    when 'numeric' then
      private.is_range(answer - array['unit', 'also'])
      and coalesce(jsonb_typeof(answer -> 'unit') = 'string', true)
      and case jsonb_typeof(answer -> 'also')
        when 'array' then
          jsonb_array_length(answer -> 'also') between 1 and 9
          and not exists (select from jsonb_array_elements(answer -> 'also') as range where not private.is_range(range))
        else answer -> 'also' is null
      end
    when 'short_text' then
      answer - 'accepted' = '{}' and private.are_texts(answer -> 'accepted', 1, 20, 200)
    when 'matching' then
      answer - 'pairs' = '{}' and private.are_places(answer -> 'pairs', 2, 8, 7)
    when 'ordering' then
      answer - 'order' = '{}'
      and private.are_places(answer -> 'order', 2, 8, 7)
      and (
        select count(distinct place) = count(*)
        from jsonb_array_elements(answer -> 'order') as place
      )
    when 'categorizing' then
      answer - 'categories' = '{}' and private.are_places(answer -> 'categories', 2, 8, 5)
    when 'cloze' then
      answer - 'gaps' = '{}'
      and jsonb_typeof(answer -> 'gaps') = 'array'
      and jsonb_array_length(answer -> 'gaps') between 1 and 8
      and not exists (
        select
        from jsonb_array_elements(answer -> 'gaps') as gap
        where not (
          private.is_range(gap)
          or (gap - 'accepted' = '{}' and private.are_texts(gap -> 'accepted', 1, 20, 200))
          or (gap - 'choice' = '{}' and private.are_places(jsonb_build_array(gap -> 'choice'), 1, 1, 7))
        )
      )
    when 'hotspot' then
      answer - 'choices' = '{}' and private.are_places(answer -> 'choices', 1, 8, 7)
    when 'essay' then
      answer - array['model', 'points'] = '{}'
      and private.are_texts(jsonb_build_array(answer -> 'model'), 1, 1, 4000)
      and private.are_texts(answer -> 'points', 0, 8, 300)
    when 'case' then
      answer - 'parts' = '{}'
      and jsonb_typeof(answer -> 'parts') = 'array'
      and jsonb_array_length(answer -> 'parts') between 2 and 6
      and not exists (select from jsonb_array_elements(answer -> 'parts') as part where not private.is_part_key(part))
    else false
  end, false);

create function private.is_area(area jsonb, width numeric, height numeric) returns boolean
  language sql immutable
  set search_path = ''
  return coalesce(case area ->> 'shape'
    when 'rect' then
      area - array['shape', 'x', 'y', 'width', 'height'] = '{}'
      and private.are_places(jsonb_build_array(area -> 'x', area -> 'y'), 2, 2, 8000)
      and private.are_places(jsonb_build_array(area -> 'width', area -> 'height'), 2, 2, 8000)
      and (area ->> 'width')::numeric > 0
      and (area ->> 'height')::numeric > 0
      and (area ->> 'x')::numeric + (area ->> 'width')::numeric <= width
      and (area ->> 'y')::numeric + (area ->> 'height')::numeric <= height
    when 'circle' then
      area - array['shape', 'x', 'y', 'radius'] = '{}'
      and private.are_places(jsonb_build_array(area -> 'x', area -> 'y', area -> 'radius'), 3, 3, 8000)
      and (area ->> 'radius')::numeric > 0
      and (area ->> 'x')::numeric between (area ->> 'radius')::numeric and width - (area ->> 'radius')::numeric
      and (area ->> 'y')::numeric between (area ->> 'radius')::numeric and height - (area ->> 'radius')::numeric
    when 'polygon' then
      area - array['shape', 'points'] = '{}'
      and jsonb_typeof(area -> 'points') = 'array'
      and jsonb_array_length(area -> 'points') between 3 and 20
      and not exists (
        select
        from jsonb_array_elements(area -> 'points') as corner
        where not (
          private.are_places(corner, 2, 2, 8000)
          and (corner ->> 0)::numeric <= width
          and (corner ->> 1)::numeric <= height
        )
      )
    else false
  end, false);
comment on function private.is_area is 'Whether JSON is an area that lies in a picture of this size.';

create function private.is_part(part jsonb) returns boolean
  language plpgsql immutable
  set search_path = ''
as $$
begin
  return coalesce(
    jsonb_typeof(part) = 'object'
    and part - array['kind', 'prompt', 'options', 'parts', 'unit'] = '{}'
    and part ?& array['kind', 'prompt', 'options', 'parts', 'unit']
    and private.are_texts(jsonb_build_array(part -> 'prompt'), 1, 1, 4000)
    and case
      when part ->> 'kind' in ('single_choice', 'multiple_choice', 'matching', 'categorizing') then
        private.are_texts(part -> 'options', 2, 8, 2000)
      when part ->> 'kind' in ('true_false', 'numeric', 'short_text', 'cloze') then part -> 'options' = 'null'
      else false
    end
    and private.is_parts(part ->> 'kind', nullif(part -> 'parts', 'null'), part ->> 'prompt')
    and (
      part -> 'unit' = 'null'
      or (part ->> 'kind' = 'numeric' and private.are_texts(jsonb_build_array(part -> 'unit'), 1, 1, 40))
    ),
    false
  );
end
$$;
comment on function private.is_part is 'Whether JSON is what a part of a case asks.';

create function private.is_parts(kind text, parts jsonb, prompt text) returns boolean
  language sql immutable
  set search_path = ''
  return coalesce(case kind
    when 'matching' then
      parts - 'stems' = '{}' and private.are_texts(parts -> 'stems', 2, 8, 2000)
    when 'categorizing' then
      parts - 'categories' = '{}' and private.are_texts(parts -> 'categories', 2, 6, 200)
    when 'cloze' then
      parts - 'gaps' = '{}'
      and jsonb_typeof(parts -> 'gaps') = 'array'
      and jsonb_array_length(parts -> 'gaps') between 1 and 8
      and not exists (
        select
        from jsonb_array_elements(parts -> 'gaps') as gap
        where not (gap = 'null' or private.are_texts(gap, 2, 8, 200))
      )
      and (
        select array_agg(gap[1]::integer order by place)
        from regexp_matches(prompt, '\{\{(\d{1,4})\}\}', 'g') with ordinality as found (gap, place)
      ) = (
        select array_agg(place::integer order by place)
        from jsonb_array_elements(parts -> 'gaps') with ordinality as gaps (gap, place)
      )
    when 'hotspot' then
      parts - array['picture', 'width', 'height', 'areas'] = '{}'
      and parts ->> 'picture' ~ '^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$'
      and private.are_places(jsonb_build_array(parts -> 'width', parts -> 'height'), 2, 2, 8000)
      and (parts ->> 'width')::numeric > 0
      and (parts ->> 'height')::numeric > 0
      and jsonb_typeof(parts -> 'areas') = 'array'
      and jsonb_array_length(parts -> 'areas') between 2 and 8
      and not exists (
        select
        from jsonb_array_elements(parts -> 'areas') as area
        where not private.is_area(area, (parts ->> 'width')::numeric, (parts ->> 'height')::numeric)
      )
    when 'essay' then
      parts - 'words' = '{}'
      and parts ? 'words'
      and (
        parts -> 'words' = 'null'
        or (private.are_places(jsonb_build_array(parts -> 'words'), 1, 1, 1000) and (parts ->> 'words')::numeric > 0)
      )
    when 'case' then
      parts - 'parts' = '{}'
      and jsonb_typeof(parts -> 'parts') = 'array'
      and jsonb_array_length(parts -> 'parts') between 2 and 6
      and not exists (select from jsonb_array_elements(parts -> 'parts') as part where not private.is_part(part))
    else parts is null
  end, false);
comment on function private.is_parts is 'Whether what is asked beside the prompt has the shape that its kind of question needs.';

create function private.are_short(texts text[], longest integer) returns boolean
  language sql immutable
  set search_path = ''
  return not exists (select from unnest(texts) as text where text is null or length(text) not between 1 and longest);
comment on function private.are_short is 'Whether texts are there, and none of them is longer than this.';

alter table public.questions
  drop constraint questions_kind_is_known,
  drop constraint questions_only_choices_have_options,
  add constraint questions_kind_is_known check (
    kind in (
      'single_choice', 'multiple_choice', 'true_false', 'numeric', 'short_text', 'matching', 'ordering', 'categorizing', 'cloze',
      'hotspot', 'essay', 'case'
    )
  ) not valid,
  add constraint questions_only_choices_have_options check (
    (kind in ('single_choice', 'multiple_choice', 'matching', 'ordering', 'categorizing', 'hotspot')) = (options is not null)
  ) not valid,
  add constraint questions_parts_fit_their_kind check (private.is_parts(kind, parts, prompt)) not valid,
  add constraint questions_have_an_area_for_each_option check (
    kind <> 'hotspot' or jsonb_array_length(parts -> 'areas') = cardinality(options)
  ) not valid,
  add constraint questions_keep_the_order_of_areas_alone check (
    case
      when kind = 'hotspot' then fixed_order
      when kind in ('matching', 'ordering', 'categorizing', 'cloze', 'essay', 'case') then not fixed_order
      else true
    end
  ) not valid,
  add constraint questions_tags_are_short check (cardinality(tags) <= 10 and private.are_short(tags, 40)) not valid,
  add constraint questions_difficulty_is_known check (difficulty in ('easy', 'medium', 'hard', 'expert')) not valid,
  add constraint questions_pool_is_known check (pool in ('all', 'exam')) not valid;

alter table public.question_keys
  add constraint question_keys_notes_are_readable check (
    array_position(option_notes, null) is null and length(array_to_string(option_notes, '')) between 1 and 16000
  ) not valid;

alter table public.attempts
  add constraint attempts_points_are_within_the_length check (points between 0 and length) not valid,
  add constraint attempts_unread_are_within_the_length check (unread between 0 and length) not valid;

create function private.why_key_is_wrong(kind text, options integer, parts jsonb, answer jsonb) returns text
  language plpgsql immutable
  set search_path = ''
as $$
declare
  named jsonb;
  wanted integer;
begin
  for named in
    select place
    from jsonb_path_query(
      coalesce(answer -> 'choice', answer -> 'choices', answer -> 'pairs', answer -> 'order'), 'lax $[*]'
    ) as place
    where place::integer >= options
  loop
    return format('the key names option %s, but the question has only %s options', named, options);
  end loop;
  wanted := case kind
    when 'matching' then jsonb_array_length(parts -> 'stems') - jsonb_array_length(answer -> 'pairs')
    when 'ordering' then options - jsonb_array_length(answer -> 'order')
    when 'categorizing' then options - jsonb_array_length(answer -> 'categories')
    when 'cloze' then jsonb_array_length(parts -> 'gaps') - jsonb_array_length(answer -> 'gaps')
    when 'case' then jsonb_array_length(parts -> 'parts') - jsonb_array_length(answer -> 'parts')
    else 0
  end;
  if wanted <> 0 then
    return 'the key does not say what is right in each place of the question';
  end if;
  if kind = 'categorizing' and jsonb_path_exists(
    answer, '$.categories[*] ? (@ >= $count)', jsonb_build_object('count', jsonb_array_length(parts -> 'categories'))
  ) then
    return 'the key names a category that is not there';
  end if;
  if kind = 'cloze' and exists (
    select
    from jsonb_array_elements(answer -> 'gaps') with ordinality as key (gap, place)
    join jsonb_array_elements(parts -> 'gaps') with ordinality as asked (choices, place) using (place)
    where case jsonb_typeof(choices)
      when 'array' then coalesce((gap ->> 'choice')::integer >= jsonb_array_length(choices), true)
      else gap ? 'choice'
    end
  ) then
    return 'the key of a gap does not fit the gap';
  end if;
  if kind = 'case' then
    return (
      select format('part %s: %s', place, wrong)
      from jsonb_array_elements(answer -> 'parts') with ordinality as key (part, place)
      join jsonb_array_elements(parts -> 'parts') with ordinality as asked (body, place) using (place)
      cross join lateral (
        select case
          when part ->> 'kind' <> body ->> 'kind' then 'its key is of another kind'
          else private.why_key_is_wrong(
            body ->> 'kind',
            case jsonb_typeof(body -> 'options') when 'array' then jsonb_array_length(body -> 'options') end,
            body -> 'parts', part - 'kind'
          )
        end
      ) as judged (wrong)
      where wrong is not null
      order by place
      limit 1
    );
  end if;
  return null;
end
$$;
comment on function private.why_key_is_wrong is 'Why a key cannot be the answer to a question; null where it can.';

create or replace function private.key_names_real_options() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  asked record;
  wrong text;
begin
  select kind, cardinality(options) as options, parts
  into asked
  from public.questions
  where id = new.question_id;
  wrong := private.why_key_is_wrong(asked.kind, asked.options, asked.parts, new.answer);
  if cardinality(new.option_notes) <> coalesce(asked.options, case asked.kind when 'true_false' then 2 else 0 end) then
    wrong := 'there are not as many notes as options';
  end if;
  if wrong is not null then
    raise exception '%', wrong using errcode = 'check_violation';
  end if;
  return new;
end
$$;

create or replace function private.write_questions(test uuid, bank_version integer, bank jsonb) returns void
  language plpgsql
  set search_path = ''
as $$
declare
  entry record;
  question uuid;
begin
  for entry in
    select given.*, ordinality as position
    from rows from (
      jsonb_to_recordset(bank) as (
        kind text, topic text, prompt text, options text[], fixed_order boolean, parts jsonb, tags text[], difficulty text, pool text,
        answer jsonb, explanation text, tip text, option_notes text[]
      )
    ) with ordinality as given (
      kind, topic, prompt, options, fixed_order, parts, tags, difficulty, pool, answer, explanation, tip, option_notes, ordinality
    )
  loop
    insert into public.questions (
      id, test_id, community_id, test_version, position, kind, topic, prompt, options, fixed_order, parts, tags, difficulty, pool
    )
    select
      private.stable_id(format('question:%s:%s:%s', test, bank_version, entry.position)), test, community_id, bank_version,
      entry.position, entry.kind, entry.topic, entry.prompt, entry.options, coalesce(entry.fixed_order, entry.kind = 'hotspot'),
      entry.parts, coalesce(entry.tags, '{}'), entry.difficulty, coalesce(entry.pool, 'all')
    from public.tests
    where id = test
    returning id into question;
    insert into public.question_keys (question_id, community_id, kind, answer, explanation, exam_tip, option_notes)
    select question, community_id, entry.kind, entry.answer, entry.explanation, coalesce(entry.tip, ''), entry.option_notes
    from public.tests
    where id = test;
  end loop;
exception
  when check_violation or not_null_violation then
    raise exception 'question %: %', entry.position, sqlerrm using errcode = 'check_violation';
end
$$;
