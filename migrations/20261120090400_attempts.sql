-- Taking a test. One row per attempt holds all of it: there is no row per answer. Learners read their
-- attempts; only the service writes them, since it alone has the keys and the clock that decide.

create table public.attempts (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null,
  test_id uuid not null,
  test_version integer not null,
  mode text not null,
  length smallint not null,
  question_order smallint[] not null,
  option_orders jsonb not null default '{}',
  responses jsonb not null default '{}',
  flags smallint[] not null default '{}',
  position smallint not null default 1,
  revision integer not null default 0,
  status text not null default 'in_progress',
  started_at timestamptz not null default now(),
  deadline timestamptz,
  finished_at timestamptz,
  correct smallint,
  percent numeric(5, 2),
  perfect boolean,
  implausible text,
  updated_at timestamptz not null default now(),
  primary key (user_id, id),
  foreign key (test_id, community_id) references public.tests (id, community_id),
  constraint attempts_mode_is_known check (mode in ('exam', 'practice')),
  constraint attempts_length_is_offered check (length in (25, 50, 75, 100)),
  constraint attempts_order_has_their_length check (cardinality(question_order) = length),
  constraint attempts_position_is_within check (position between 1 and length),
  constraint attempts_status_is_known check (status in ('in_progress', 'finished', 'abandoned')),
  constraint attempts_are_graded_when_finished check (
    (status = 'finished') = (finished_at is not null and correct is not null and percent is not null and perfect is not null)
  ),
  constraint attempts_finish_after_they_start check (finished_at >= started_at),
  constraint attempts_score_fits_length check (correct between 0 and length and percent between 0 and 100),
  constraint attempts_practice_is_never_perfect check (not perfect or (mode = 'exam' and correct = length)),
  constraint attempts_only_an_exam_has_a_deadline check (deadline is null or mode = 'exam')
) partition by hash (user_id);
select private.partition_by_learner('public.attempts');
create unique index attempts_one_unfinished_per_test on public.attempts (user_id, test_id) where status = 'in_progress';
create index attempts_history_idx on public.attempts (user_id, test_id, finished_at desc) where status = 'finished';
create index attempts_of_test_idx on public.attempts (test_id, finished_at) where status = 'finished';
create index attempts_expiring_idx on public.attempts (deadline) where status = 'in_progress' and deadline is not null;
comment on table public.attempts is 'One taking of a test, from start to result.';
comment on column public.attempts.question_order is 'Positions in the bank, in the order this attempt shows them.';
comment on column public.attempts.option_orders is 'Per position in the bank: the option indices in the order shown.';
comment on column public.attempts.responses is 'Per position in the bank: what was answered, and when.';
comment on column public.attempts.implausible is 'Why a finished attempt does not count; null when it does.';

alter table public.attempts enable row level security;
revoke all on public.attempts from anon, authenticated;
grant select on public.attempts to authenticated;

create policy "Learners read their own attempts, instructors finished ones of their community"
  on public.attempts for select to authenticated
  using (
    user_id = (select auth.uid())
    or (status = 'finished' and community_id in (select private.communities_i_teach()))
  );
