-- A finished practice session is an event: its right answers pay a little XP, and a day with ten answers counts for the streak.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

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

alter table public.xp_transactions
  drop constraint xp_transactions_reason_is_known,
  add constraint xp_transactions_reason_is_known check (
    reason in ('test', 'practice', 'content', 'achievement', 'milestone', 'streak', 'award', 'revocation', 'correction')
  ) not valid;

alter table public.practice_sessions
  add column local_date date,
  add column paid_lineages uuid[] not null default '{}',
  add column day_answered integer,
  add column day_xp smallint;
comment on column public.practice_sessions.local_date is 'The learner''s day on which it was finished; null if that was before practice counted.';
comment on column public.practice_sessions.paid_lineages is 'Questions whose right answers paid one XP each: a day pays each question once.';
comment on column public.practice_sessions.day_answered is 'Questions answered in practice on that day, up to and with this session; null if it was faster than anyone reads.';
comment on column public.practice_sessions.day_xp is 'What practice paid on that day, up to and with this session.';

-- Which answers were right is said where keys are, and nowhere else.
grant select (local_date, day_answered, day_xp) on public.practice_sessions to authenticated;

-- A correction finds who practiced a question. Only finished sessions are in it, so saving answers costs nothing more.
-- No release has this table.
-- squawk-ignore require-concurrent-index-creation
create index practice_sessions_questions_idx on public.practice_sessions using gin (question_ids) where status = 'finished';
