-- Memory in few rows: up to 32 questions of a test stand in each, side by side in arrays. A row for each question made what follows a finish cost more
-- than the finish. No release has the table, and all of it follows from attempts and practice: it is made anew.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

-- No release has the table yet, and nothing in it is lost.
-- squawk-ignore ban-drop-table
drop table public.memory;

create table public.memory (
  user_id uuid not null references public.profiles on delete cascade,
  test_id uuid not null,
  part smallint not null,
  community_id uuid not null,
  lineages uuid[] not null,
  stability float8[] not null,
  difficulty float8[] not null,
  due_on date[] not null,
  reviewed_at float8[] not null,
  repetitions integer[] not null,
  lapses integer[] not null,
  answered integer[] not null,
  missed integer[] not null,
  first_at float8[] not null,
  last_at float8[] not null,
  first_right boolean[] not null,
  last_right boolean[] not null,
  first_mixed boolean[] not null,
  mixed_days smallint[] not null,
  mixed_on date[] not null,
  primary key (user_id, test_id, part),
  constraint memory_part_is_counted check (part >= 0),
  constraint memory_row_is_small check (cardinality(lineages) between 1 and 32),
  constraint memory_has_all_of_each_question check (
    cardinality(lineages) = all (array[
      cardinality(stability), cardinality(difficulty), cardinality(due_on), cardinality(reviewed_at), cardinality(repetitions),
      cardinality(lapses), cardinality(answered), cardinality(missed), cardinality(first_at), cardinality(last_at),
      cardinality(first_right), cardinality(last_right), cardinality(first_mixed), cardinality(mixed_days), cardinality(mixed_on)
    ])
  ),
  constraint memory_stability_is_positive check (0 < all (stability)),
  constraint memory_difficulty_is_within check (1 <= all (difficulty) and 10 >= all (difficulty))
) partition by hash (user_id);
select private.partition_by_learner('public.memory');
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index memory_community_id_idx on public.memory (community_id, test_id, user_id, part);
comment on table public.memory is 'What a learner remembers of questions, across the versions of their test: up to 32 of them in a row, in arrays of the same order.';
comment on column public.memory.test_id is 'Where the questions were first answered. They stay here, also if another test asks them.';
comment on column public.memory.part is 'Questions fill one part after the other, in the order of their first answers; the first is 0.';
comment on column public.memory.lineages is 'The questions. They may be asked no more; then they are never due.';
comment on column public.memory.stability is 'In how many days the chance to recall each falls to 90%.';
comment on column public.memory.difficulty is 'From 1 to 10.';
comment on column public.memory.due_on is 'The day, in UTC, from which on a right answer moves the card.';
comment on column public.memory.reviewed_at is 'The last answer that moved the card, in milliseconds since 1970. A right one before it was due did not.';
comment on column public.memory.missed is 'Answers that were not fully right.';
comment on column public.memory.first_at is 'In milliseconds since 1970.';
comment on column public.memory.last_at is 'In milliseconds since 1970.';
comment on column public.memory.first_mixed is 'Whether the first answer was given in mixed work, and not in a drill of what was missed.';
comment on column public.memory.mixed_days is 'On how many days it was right in mixed work since it was last missed; 2 for two and more.';
comment on column public.memory.mixed_on is 'The last of these days, in UTC; null where there is none.';

grant select, insert, update, delete on public.memory to service_role;

alter table public.memory enable row level security;

-- A worker alone writes it.
revoke all on public.memory from anon, authenticated;
grant select on public.memory to authenticated;

-- Before a test shows what is right, nobody learns from here which answers were.
create policy "Learners read their own once shown, instructors all of theirs"
  on public.memory for select to authenticated
  using (
    community_id in (select private.communities_i_teach())
    or (
      user_id = (select auth.uid())
      and test_id in (select id from public.tests where feedback <> 'after_date' or feedback_from <= now())
    )
  );

create view public.remembered_questions with (security_invoker = on) as
  select
    user_id, community_id, test_id, card.lineage_id, card.stability, card.difficulty, card.due_on,
    to_timestamp(card.reviewed_at / 1000) as reviewed_at, card.repetitions, card.lapses, card.answered, card.missed,
    to_timestamp(card.first_at / 1000) as first_at, to_timestamp(card.last_at / 1000) as last_at, card.first_right, card.last_right,
    card.first_mixed, card.mixed_days, card.mixed_on
  from public.memory
  cross join lateral unnest(
    lineages, stability, difficulty, due_on, reviewed_at, repetitions, lapses, answered, missed, first_at, last_at, first_right,
    last_right, first_mixed, mixed_days, mixed_on
  ) as card (
    lineage_id, stability, difficulty, due_on, reviewed_at, repetitions, lapses, answered, missed, first_at, last_at, first_right,
    last_right, first_mixed, mixed_days, mixed_on
  );
comment on view public.remembered_questions is 'What a learner remembers, a row for each question. It reads memory, with the rights of its reader.';

revoke all on public.remembered_questions from anon, authenticated;
grant select on public.remembered_questions to authenticated, service_role;

-- Every learner is folded from the start, by the worker, page by page.
insert into private.memory_changes (user_id, community_id, anew)
select user_id, community_id, true from private.memory_cursors;
