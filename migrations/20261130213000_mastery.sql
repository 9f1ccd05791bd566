-- How difficult questions are and how well learners master topics. Both follow from memory, which has two more facts of each question for
-- it: whether its first answer was given in mixed work, and on how many days it was right in such work since it was last missed.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.memory
  add column first_mixed boolean not null default true,
  add column mixed_days smallint not null default 0,
  add column mixed_on date,
  add constraint memory_mixed_days_are_counted check (mixed_days between 0 and 2 and (mixed_days = 0) = (mixed_on is null)) not valid,
  add constraint memory_mixed_days_end_with_a_miss check (last_right or mixed_days = 0) not valid;
comment on column public.memory.first_mixed is 'Whether the first answer was given in mixed work, and not in a drill of what was missed.';
comment on column public.memory.mixed_days is 'On how many days it was right in mixed work since it was last missed; 2 for two and more.';
comment on column public.memory.mixed_on is 'The last of these days, in UTC.';

-- No release has the table yet, and the index of a partitioned table cannot be made beside its use.
-- squawk-ignore require-concurrent-index-creation
create index memory_community_id_idx on public.memory (community_id, lineage_id, user_id);
-- No release has the table yet.
-- squawk-ignore require-concurrent-index-creation
create index memory_cursors_community_id_idx on private.memory_cursors (community_id, user_id);

create table public.question_difficulties (
  community_id uuid not null references public.communities on delete cascade,
  lineage_id uuid not null,
  difficulty float8 not null,
  deviation float8 not null,
  answered integer not null,
  correct integer not null,
  fitted_on date not null,
  primary key (community_id, lineage_id),
  constraint question_difficulties_deviation_is_positive check (deviation > 0),
  constraint question_difficulties_counts_fit check (correct between 0 and answered)
);
comment on table public.question_difficulties is 'How difficult a live question is, across the versions of its test. It follows from first answers, and is fitted once a day.';
comment on column public.question_difficulties.difficulty is 'In logits: whoever has this ability knows the answer with a chance of one half.';
comment on column public.question_difficulties.answered is 'First answers that it was fitted to.';
comment on column public.question_difficulties.correct is 'Those that were right.';

create table public.topic_mastery (
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities on delete cascade,
  topic text not null,
  level text not null,
  best_level text not null,
  ability float8 not null,
  deviation float8 not null,
  answered integer not null,
  questions integer not null,
  seen integer not null,
  held integer not null,
  kept integer not null,
  share float8 not null,
  share_low float8 not null,
  share_high float8 not null,
  primary key (user_id, community_id, topic),
  constraint topic_mastery_levels_are_known check (
    level in ('attempted', 'familiar', 'proficient', 'mastered') and best_level in ('attempted', 'familiar', 'proficient', 'mastered')
  ),
  constraint topic_mastery_deviation_is_positive check (deviation > 0),
  constraint topic_mastery_counts_fit check (
    kept between 0 and held and held <= seen and seen between 1 and questions and answered between 0 and seen
  ),
  constraint topic_mastery_share_is_within_its_range check (
    share_low between 0 and share and share <= share_high and share_high <= 1
  )
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index topic_mastery_community_id_idx on public.topic_mastery (community_id, user_id);
comment on table public.topic_mastery is 'How well a learner masters a topic of which they have answered anything. It follows from memory and difficulties alone.';
comment on column public.topic_mastery.best_level is 'The highest level that was ever reached under this name.';
comment on column public.topic_mastery.ability is 'In logits, on the scale of difficulties.';
comment on column public.topic_mastery.answered is 'First answers in mixed work.';
comment on column public.topic_mastery.questions is 'Live questions of the topic.';
comment on column public.topic_mastery.seen is 'Those that were answered.';
comment on column public.topic_mastery.held is 'Those that were right in mixed work since they were last missed.';
comment on column public.topic_mastery.kept is 'Those that were so on two days.';
comment on column public.topic_mastery.share is 'Which part of the topic should be right today, from 0 to 1.';
comment on column public.topic_mastery.share_low is 'In nine of ten cases it is more than this.';

-- One row a learner: whoever notes one that is noted already waits for a worker that has it in hand. No request does.
create table private.mastery_changes (
  user_id uuid not null,
  community_id uuid not null,
  noted_at timestamptz not null default clock_timestamp(),
  primary key (user_id, community_id)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index mastery_changes_noted_at_idx on private.mastery_changes (noted_at);
comment on table private.mastery_changes is 'Learners whose mastery has to follow their memory, or new difficulties.';

-- Rows are only added and removed: whoever publishes a test never waits for a fit.
create table private.difficulty_wishes (
  id bigint generated always as identity primary key,
  community_id uuid not null
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index difficulty_wishes_community_id_idx on private.difficulty_wishes (community_id);
comment on table private.difficulty_wishes is 'Communities whose live questions changed: their difficulties are fitted before the day is over.';

create table private.difficulty_fits (
  community_id uuid primary key references public.communities on delete cascade,
  fitted_on date not null
);
comment on table private.difficulty_fits is 'The day, in UTC, on which the difficulties of a community were fitted last.';

grant select, insert, update, delete
  on public.question_difficulties, public.topic_mastery, private.mastery_changes, private.difficulty_wishes, private.difficulty_fits
  to service_role;

create function private.note_live_questions() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into private.difficulty_wishes (community_id) values (new.community_id);
  return null;
end
$$;
comment on function private.note_live_questions is 'Notes that the live questions of a community, or their topics, changed.';

create function private.forget_mastery() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from private.mastery_changes where user_id = old.id;
  return null;
end
$$;
comment on function private.forget_mastery is 'Drops what was noted of a learner who is gone.';

revoke execute on function private.note_live_questions, private.forget_mastery from public, anon, authenticated;

create trigger tests_note_live_questions after update of version, status on public.tests
  for each row when ((old.version, old.status) is distinct from (new.version, new.status))
  execute function private.note_live_questions();
create trigger profiles_forget_mastery after delete on public.profiles
  for each row execute function private.forget_mastery();

-- A level of mastery that is reached is an event, so rules can ask for it.
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
    "practice_completed": {
      "facets": ["", "preset"],
      "metrics": {"answered": ["sum"], "correct": ["sum"], "questions": ["sum"], "seconds": ["sum"]}
    },
    "mastery_reached": {"facets": ["", "level", "topic"], "metrics": {"rank": ["max"]}},
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

-- What is remembered so far lacks what is new: every learner is folded from the start, by the worker, page by page.
insert into private.memory_changes (user_id, community_id, anew)
select user_id, community_id, true from private.memory_cursors;

alter table public.question_difficulties enable row level security;
alter table public.topic_mastery enable row level security;

-- A worker alone writes them.
revoke all on public.question_difficulties, public.topic_mastery from anon, authenticated;
grant select on public.question_difficulties, public.topic_mastery to authenticated;

create policy "Instructors read those of their community"
  on public.question_difficulties for select to authenticated
  using (community_id in (select private.communities_i_teach()));

create policy "Learners read their own, instructors those of their community"
  on public.topic_mastery for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
