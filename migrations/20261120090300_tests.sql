-- Tests and their question banks. What answers a question lives apart from what asks it, in a table that
-- no learner can read. A version that went live never changes again: attempts point at it.

create table public.tests (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  slug text not null,
  title text not null,
  description text not null default '',
  category text not null,
  difficulty text not null,
  version integer not null default 1,
  status text not null default 'draft',
  time_limit_minutes integer,
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint tests_slug_key unique (community_id, slug),
  constraint tests_in_community_key unique (id, community_id),
  constraint tests_slug_is_a_slug check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
  constraint tests_title_is_short check (length(btrim(title)) between 1 and 120),
  constraint tests_category_is_a_name check (category ~ '^[a-z][a-z0-9_]{0,63}$'),
  constraint tests_difficulty_is_known check (difficulty in ('easy', 'medium', 'hard', 'expert')),
  constraint tests_version_counts_from_one check (version >= 1),
  constraint tests_status_is_known check (status in ('draft', 'live', 'retired')),
  constraint tests_time_limit_is_plausible check (time_limit_minutes between 1 and 600)
);
create index tests_of_community_idx on public.tests (community_id, category, position) where status = 'live';
comment on table public.tests is 'A bank of up to 100 ordered questions in one category.';
comment on column public.tests.version is 'The version that new attempts take. Publishing an edited bank raises it.';

create table public.questions (
  id uuid primary key default gen_random_uuid(),
  test_id uuid not null,
  community_id uuid not null,
  test_version integer not null default 1,
  position smallint not null,
  kind text not null,
  topic text not null,
  prompt text not null,
  options text[],
  fixed_order boolean not null default false,
  foreign key (test_id, community_id) references public.tests (id, community_id) on delete cascade,
  constraint questions_position_key unique (test_id, test_version, position),
  constraint questions_kind_key unique (id, kind, community_id),
  constraint questions_position_is_within_a_bank check (position between 1 and 100),
  constraint questions_kind_is_known check (
    kind in ('single_choice', 'multiple_choice', 'true_false', 'numeric', 'short_text')
  ),
  constraint questions_topic_is_short check (length(btrim(topic)) between 1 and 60),
  constraint questions_prompt_is_readable check (length(btrim(prompt)) between 1 and 4000),
  constraint questions_only_choices_have_options check (
    (kind in ('single_choice', 'multiple_choice')) = (options is not null)
  ),
  constraint questions_have_two_to_eight_options check (
    cardinality(options) between 2 and 8 and array_position(options, null) is null
  )
);
comment on table public.questions is 'What is asked. Readable by members; says nothing about what is right.';
comment on column public.questions.options is 'In the bank''s order. An attempt shuffles them, unless fixed_order.';

create function private.is_answer(kind text, answer jsonb) returns boolean
  language sql immutable
  set search_path = ''
  return case kind
    when 'single_choice' then
      answer - 'choice' = '{}' and jsonb_typeof(answer -> 'choice') = 'number'
      and answer ->> 'choice' ~ '^[0-7]$'
    when 'multiple_choice' then
      answer - 'choices' = '{}' and jsonb_typeof(answer -> 'choices') = 'array'
      and jsonb_array_length(answer -> 'choices') between 1 and 8
      and not jsonb_path_exists(answer, 'strict $.choices[*] ? (@.type() != "number" || @ < 0 || @ > 7 || @.floor() != @)')
    when 'true_false' then
      answer - 'truth' = '{}' and jsonb_typeof(answer -> 'truth') = 'boolean'
    when 'numeric' then
      answer - 'value' - 'tolerance' - 'unit' = '{}' and jsonb_typeof(answer -> 'value') = 'number'
      and jsonb_typeof(answer -> 'tolerance') = 'number' and (answer ->> 'tolerance')::numeric >= 0
      and coalesce(jsonb_typeof(answer -> 'unit') = 'string', true)
    when 'short_text' then
      answer - 'accepted' = '{}' and jsonb_typeof(answer -> 'accepted') = 'array'
      and jsonb_array_length(answer -> 'accepted') between 1 and 20
      and not jsonb_path_exists(answer, 'strict $.accepted[*] ? (@.type() != "string" || @ == "")')
    else false
  end;
comment on function private.is_answer is 'Whether a key has the shape its kind of question needs.';

create table public.question_keys (
  question_id uuid primary key,
  community_id uuid not null,
  kind text not null,
  answer jsonb not null,
  explanation text not null,
  exam_tip text not null default '',
  -- With the kind in the key, an answer can never be of another kind than its question.
  foreign key (question_id, kind, community_id) references public.questions (id, kind, community_id) on delete cascade,
  constraint question_keys_answer_fits_its_kind check (private.is_answer(kind, answer)),
  constraint question_keys_explanation_is_there check (length(btrim(explanation)) between 1 and 4000)
);
comment on table public.question_keys is 'What is right, and why. Instructors of the community read it; no learner does, through any table.';

create function private.freeze_published_questions() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  row jsonb := to_jsonb(coalesce(old, new));
  bank record;
begin
  select tests.status, tests.version, questions.test_version
  into bank
  from public.questions
  join public.tests on tests.id = questions.test_id
  where questions.id = coalesce(row ->> 'question_id', row ->> 'id')::uuid;
  -- A new question is not in the table yet; a test that is being deleted is not in it any more.
  if not found and tg_table_name = 'questions' and tg_op = 'INSERT' then
    select status, version, new.test_version
    into bank
    from public.tests
    where id = new.test_id;
  end if;
  if bank.status <> 'draft' and bank.test_version <= bank.version then
    raise exception 'version % of this test is published and cannot change: write version %', bank.test_version, bank.version + 1
      using errcode = 'check_violation';
  end if;
  return coalesce(new, old);
end
$$;

create function private.key_names_real_options() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  offered integer := (select cardinality(options) from public.questions where id = new.question_id);
  wrong jsonb;
begin
  select named
  into wrong
  from jsonb_path_query(coalesce(new.answer -> 'choice', new.answer -> 'choices'), 'lax $[*]') as named
  where named::integer >= offered
  limit 1;
  if wrong is not null then
    raise exception 'the key names option %, but the question has only % options', wrong, offered
      using errcode = 'check_violation';
  end if;
  return new;
end
$$;

create function private.publish_whole_tests() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if new.status = 'live' and (old.status <> 'live' or new.version <> old.version) and not exists (
    select
    from public.questions
    where test_id = new.id and test_version = new.version
    having count(*) >= 25 and max(position) = count(*)
      and count(*) = (
        select count(*)
        from public.question_keys
        where question_id in (select id from public.questions where test_id = new.id and test_version = new.version)
      )
  ) then
    raise exception 'version % of this test is not whole: a live test has at least 25 questions, numbered without a gap, each with a key', new.version
      using errcode = 'check_violation';
  end if;
  if new.version < old.version then
    raise exception 'a test''s version never falls' using errcode = 'check_violation';
  end if;
  return new;
end
$$;

-- select private.write_questions('<test id>', 2, '[{"kind": …, "topic": …, "prompt": …, "options": …, "answer": …, …}]')
create function private.write_questions(test uuid, bank_version integer, bank jsonb) returns void
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
      jsonb_to_recordset(bank)
        as (kind text, topic text, prompt text, options text[], fixed_order boolean, answer jsonb, explanation text, tip text)
    ) with ordinality as given (kind, topic, prompt, options, fixed_order, answer, explanation, tip, ordinality)
  loop
    insert into public.questions (id, test_id, community_id, test_version, position, kind, topic, prompt, options, fixed_order)
    select
      private.stable_id(format('question:%s:%s:%s', test, bank_version, entry.position)), test, community_id, bank_version,
      entry.position, entry.kind, entry.topic, entry.prompt, entry.options, coalesce(entry.fixed_order, false)
    from public.tests
    where id = test
    returning id into question;
    insert into public.question_keys (question_id, community_id, kind, answer, explanation, exam_tip)
    select question, community_id, entry.kind, entry.answer, entry.explanation, coalesce(entry.tip, '')
    from public.tests
    where id = test;
  end loop;
exception
  when check_violation or not_null_violation then
    raise exception 'question %: %', entry.position, sqlerrm using errcode = 'check_violation';
end
$$;
comment on function private.write_questions is 'Writes a bank given as JSON, in its order, as one version of a test: for seeds, imports and migrations.';
revoke execute on function private.write_questions from public;

create trigger tests_touch before update on public.tests
  for each row execute function private.touch();
create trigger tests_keep before update on public.tests
  for each row execute function private.keep('id', 'community_id', 'created_at');
create trigger tests_publish_whole before update on public.tests
  for each row execute function private.publish_whole_tests();
create trigger questions_freeze before insert or update or delete on public.questions
  for each row execute function private.freeze_published_questions();
create trigger question_keys_freeze before insert or update or delete on public.question_keys
  for each row execute function private.freeze_published_questions();
create trigger question_keys_name_real_options before insert or update on public.question_keys
  for each row execute function private.key_names_real_options();

alter table public.contents
  add foreign key (test_id, community_id) references public.tests (id, community_id);
create index contents_test_id_idx on public.contents (test_id) where test_id is not null;

alter table public.tests enable row level security;
alter table public.questions enable row level security;
alter table public.question_keys enable row level security;

revoke all on public.tests, public.questions, public.question_keys from anon, authenticated;
grant select, insert, update, delete on public.tests, public.questions, public.question_keys to authenticated;

create policy "Members see live tests, instructors every one"
  on public.tests for select to authenticated
  using (
    community_id in (select private.my_communities())
    and (status = 'live' or community_id in (select private.communities_i_teach()))
  );
create policy "Instructors write tests of their community as drafts"
  on public.tests for insert to authenticated
  with check (status = 'draft' and community_id in (select private.communities_i_teach()));
create policy "Instructors change tests of their community"
  on public.tests for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors remove tests that were never live"
  on public.tests for delete to authenticated
  using (status = 'draft' and community_id in (select private.communities_i_teach()));

create policy "Members see the questions of published versions, instructors every one"
  on public.questions for select to authenticated
  using (
    community_id in (select private.my_communities())
    and (
      community_id in (select private.communities_i_teach())
      or exists (
        select
        from public.tests
        where tests.id = questions.test_id and tests.status = 'live' and tests.version >= questions.test_version
      )
    )
  );
create policy "Instructors write questions for tests of their community"
  on public.questions for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors change questions of their community"
  on public.questions for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors remove questions of their community"
  on public.questions for delete to authenticated
  using (community_id in (select private.communities_i_teach()));

create policy "Instructors read the keys of their community, learners never do"
  on public.question_keys for select to authenticated
  using (community_id in (select private.communities_i_teach()));
create policy "Instructors write keys for questions of their community"
  on public.question_keys for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors change keys of their community"
  on public.question_keys for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors remove keys of their community"
  on public.question_keys for delete to authenticated
  using (community_id in (select private.communities_i_teach()));
