-- The assistant helps in practice across tests, too.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.assistant_steps
  add column session_id uuid,
  -- The release before leaves out a step whose attempt it does not find, as if its learner had gone.
  -- squawk-ignore ban-drop-not-null
  alter column attempt_id drop not null,
  add constraint assistant_steps_are_of_one_place check (num_nonnulls(attempt_id, session_id) = 1) not valid;
comment on column public.assistant_steps.session_id is 'The practice session whose question it is; then there is no attempt.';

alter table public.assistant_steps
  -- No row has a session yet, so this looks for nothing; a partitioned table knows no other way.
  -- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
  add constraint assistant_steps_session_id_fkey
  foreign key (user_id, session_id) references public.practice_sessions (user_id, id) on delete cascade;

-- No row has a session yet, and an index of a partitioned table cannot be built concurrently.
-- squawk-ignore require-concurrent-index-creation
create unique index assistant_steps_each_rung_once_in_practice on public.assistant_steps (user_id, session_id, question, step)
  where step <> 'explain' and session_id is not null;
-- squawk-ignore require-concurrent-index-creation
create index assistant_steps_session_idx on public.assistant_steps (user_id, session_id, question, id)
  where session_id is not null;
