-- A question can be reported from practice across tests, too.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.question_reports
  add column taken_in text not null default 'attempts',
  add constraint question_reports_place_is_known check (taken_in in ('attempts', 'practice')) not valid;
comment on column public.question_reports.attempt_id is 'The attempt, or the practice session, in which they answered it.';
comment on column public.question_reports.taken_in is 'attempts: on a test; practice: in a session across tests.';
