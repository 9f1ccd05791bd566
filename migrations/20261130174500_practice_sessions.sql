-- Practice across the tests of a community: questions that a learner chose to drill, which count as no attempt on any test.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.practice_sessions (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities on delete cascade,
  preset text not null,
  source_attempt_id uuid,
  length smallint not null,
  question_ids uuid[] not null,
  option_orders text not null default '',
  responses json not null default '[]',
  flags smallint[] not null default '{}',
  position smallint not null default 1,
  revision integer not null default 0,
  status text not null default 'in_progress',
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  answered smallint not null default 0,
  correct smallint,
  seconds integer,
  updated_at timestamptz not null default now(),
  primary key (user_id, id),
  foreign key (user_id, source_attempt_id) references public.attempts (user_id, id) on delete cascade,
  constraint practice_sessions_preset_is_known check (preset in ('attempt_misses', 'weak_spots', 'unseen', 'exam_mix')),
  constraint practice_sessions_source_is_of_misses check ((preset = 'attempt_misses') = (source_attempt_id is not null)),
  constraint practice_sessions_length_is_offered check (length between 1 and 100),
  constraint practice_sessions_questions_have_their_length check (cardinality(question_ids) = length),
  constraint practice_sessions_position_is_within check (position between 1 and length),
  constraint practice_sessions_status_is_known check (status in ('in_progress', 'finished', 'abandoned')),
  constraint practice_sessions_answer_what_is_asked check (answered between 0 and length),
  constraint practice_sessions_score_fits_length check (correct between 0 and length),
  constraint practice_sessions_are_graded_when_finished check (
    (status = 'finished') = (finished_at is not null and correct is not null and seconds is not null)
  ),
  constraint practice_sessions_finish_after_they_start check (finished_at >= started_at)
) partition by hash (user_id);
select private.partition_by_learner('public.practice_sessions');
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create unique index practice_sessions_one_unfinished on public.practice_sessions (user_id, community_id)
  where status = 'in_progress';
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index practice_sessions_history_idx on public.practice_sessions (user_id, community_id, finished_at desc)
  where status = 'finished';
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index practice_sessions_source_attempt_idx on public.practice_sessions (user_id, source_attempt_id)
  where source_attempt_id is not null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index practice_sessions_community_id_idx on public.practice_sessions (community_id);
comment on table public.practice_sessions is 'Questions of any tests of a community that a learner drills once, from start to end. They are no attempt on a test.';
comment on column public.practice_sessions.preset is 'What it is made of: what one attempt missed, weak spots, unseen questions, or the mix of an exam.';
comment on column public.practice_sessions.source_attempt_id is 'The attempt whose misses it asks.';
comment on column public.practice_sessions.question_ids is 'In the order shown. Questions of published versions, which are frozen.';
comment on column public.practice_sessions.option_orders is 'Question by question as shown, comma between them: 2013 shows the bank''s third option first. Empty where there are none.';
comment on column public.practice_sessions.responses is 'Question by question as shown: null, or [answer, milliseconds since the start], with a 2 behind if skipped; options by their place in the bank.';
comment on column public.practice_sessions.flags is 'Questions by their number as shown.';
comment on column public.practice_sessions.correct is 'Answers that were right in full.';
comment on column public.practice_sessions.seconds is 'Spent on it; long pauses count in part.';

alter table public.practice_sessions enable row level security;

-- The service writes them, since it alone has the keys. Where options stand in the bank may say which is right.
revoke all on public.practice_sessions from anon, authenticated;
grant select (
  id, user_id, community_id, preset, source_attempt_id, length, flags, position, revision, status, started_at, finished_at,
  answered, correct, seconds, updated_at
) on public.practice_sessions to authenticated;

create policy "Learners read their own practice"
  on public.practice_sessions for select to authenticated
  using (user_id = (select auth.uid()));
