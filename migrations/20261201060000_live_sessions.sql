-- A test that an instructor runs with learners at the same time. What they answer is in their attempts; here is who takes part, and where it stands.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.live_sessions (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null,
  test_id uuid not null,
  test_version integer not null,
  made_by uuid references public.profiles on delete set null,
  code text not null,
  pace text not null,
  length smallint not null,
  question_order smallint[] not null,
  option_orders text not null,
  status text not null default 'lobby',
  number smallint not null default 0,
  revealed boolean not null default false,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  ends_at timestamptz not null,
  closed_at timestamptz,
  constraint live_sessions_in_community_key unique (id, community_id),
  constraint live_sessions_test_fkey
    foreign key (test_id, community_id) references public.tests (id, community_id) on delete cascade,
  constraint live_sessions_code_is_readable check (code ~ '^[A-HJ-NP-Z2-9]{6}$'),
  constraint live_sessions_pace_is_known check (pace in ('own', 'in_step')),
  constraint live_sessions_status_is_known check (status in ('lobby', 'live', 'ended')),
  constraint live_sessions_order_has_their_length check (cardinality(question_order) = length),
  constraint live_sessions_number_is_within check (number between 0 and length),
  constraint live_sessions_ask_one_question_in_step check (number = 0 or pace = 'in_step'),
  constraint live_sessions_end_once check ((status = 'ended') = (ended_at is not null)),
  constraint live_sessions_close_after_they_end check (closed_at is null or ended_at is not null)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create unique index live_sessions_code_key on public.live_sessions (code) where status <> 'ended';
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index live_sessions_community_idx on public.live_sessions (community_id, created_at desc);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index live_sessions_test_id_idx on public.live_sessions (test_id, community_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index live_sessions_made_by_idx on public.live_sessions (made_by) where made_by is not null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index live_sessions_open_idx on public.live_sessions (ends_at) where closed_at is null;
comment on table public.live_sessions is 'A test that an instructor runs with learners at the same time. Everybody gets the same questions in the same order.';
comment on column public.live_sessions.code is 'What learners type to join. It is free again once the session has ended.';
comment on column public.live_sessions.pace is 'own: everybody takes an exam at their own pace; in_step: the instructor moves from question to question.';
comment on column public.live_sessions.question_order is 'Positions in the bank, in the order shown, as attempts have them.';
comment on column public.live_sessions.option_orders is 'Question by question as shown, as attempts have them.';
comment on column public.live_sessions.number is 'The question that is on, in step; 0 before the first.';
comment on column public.live_sessions.revealed is 'Whether learners are shown what is right in the question that is on.';
comment on column public.live_sessions.revision is 'Counts what instructors do, so that two of them do nothing twice.';
comment on column public.live_sessions.ends_at is 'When it ends by itself if no instructor is there until then.';
comment on column public.live_sessions.closed_at is 'When all its attempts had their results.';

create table public.live_participants (
  session_id uuid not null,
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null,
  attempt_id uuid,
  joined_at timestamptz not null default now(),
  primary key (session_id, user_id),
  constraint live_participants_session_fkey
    foreign key (session_id, community_id) references public.live_sessions (id, community_id) on delete cascade
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index live_participants_user_id_idx on public.live_participants (user_id, joined_at);
comment on table public.live_participants is 'Who joined a live session, with the attempt that they take in it.';
comment on column public.live_participants.attempt_id is 'Null until the session starts.';

alter table public.attempts add column live_session_id uuid;
comment on column public.attempts.live_session_id is 'The live session that it is taken in. No foreign key: a session goes with its test alone.';

create trigger live_sessions_keep before update on public.live_sessions
  for each row execute function private.keep(
    'id', 'community_id', 'test_id', 'test_version', 'code', 'pace', 'length', 'question_order', 'option_orders', 'created_at'
  );

alter table public.live_sessions enable row level security;
alter table public.live_participants enable row level security;

-- Which option the bank has first may say which is right, so where options stand in it is not for learners.
revoke all on public.live_sessions, public.live_participants from anon, authenticated;
grant select (
  id, community_id, test_id, test_version, made_by, code, pace, length, status, number, revealed, revision, created_at,
  started_at, ended_at, ends_at, closed_at
) on public.live_sessions to authenticated;
grant select on public.live_participants to authenticated;
grant select, insert, update, delete on public.live_sessions, public.live_participants to service_role;

create policy "Learners see that they joined, instructors who did"
  on public.live_participants for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Learners see sessions they joined, instructors all of theirs"
  on public.live_sessions for select to authenticated
  using (
    community_id in (select private.communities_i_teach())
    or id in (select session_id from public.live_participants where user_id = (select auth.uid()))
  );
