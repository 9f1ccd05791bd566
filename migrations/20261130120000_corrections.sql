-- What was wrong with a published question, and what an instructor decided about it. Published versions never change: a
-- correction says how answers to them are graded from now on, and attempts that had ended are graded anew.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.corrections (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null,
  test_id uuid not null,
  lineage_id uuid not null,
  kind text not null,
  decision text not null,
  answer jsonb,
  keeps boolean not null default true,
  reason text not null,
  status text not null default 'previewing',
  cursor uuid,
  learners integer not null default 0,
  passed_at timestamptz,
  made_by uuid references public.profiles on delete set null,
  created_at timestamptz not null default now(),
  applied_at timestamptz,
  done_at timestamptz,
  updated_at timestamptz not null default now(),
  foreign key (test_id, community_id) references public.tests (id, community_id) on delete cascade,
  constraint corrections_in_community_key unique (id, community_id),
  constraint corrections_decision_is_known check (decision in ('new_key', 'also', 'void')),
  constraint corrections_have_an_answer check ((decision = 'void') = (answer is null)),
  constraint corrections_answer_fits_its_kind check (answer is null or private.is_answer(kind, answer)),
  constraint corrections_reason_is_given check (length(btrim(reason)) between 1 and 1000),
  constraint corrections_status_is_known check (status in ('previewing', 'previewed', 'regrading', 'done', 'withdrawn')),
  constraint corrections_are_applied_when_regrading check ((status in ('regrading', 'done')) = (applied_at is not null))
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index corrections_test_id_idx on public.corrections (test_id, lineage_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index corrections_running_idx on public.corrections (created_at) where status in ('previewing', 'regrading');
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index corrections_made_by_idx on public.corrections (made_by) where made_by is not null;
comment on table public.corrections is 'How answers to a published question are graded from a moment on.';
comment on column public.corrections.decision is 'new_key: another answer is right; also: another one is right, too; void: everybody has it right.';
comment on column public.corrections.answer is 'As a key of this kind holds it; null for a question that is void.';
comment on column public.corrections.keeps is 'Whether attempts begun before it keep what the key before gave them, so that nobody loses.';
comment on column public.corrections.cursor is 'The last learner whose attempts were looked at; null before the first.';
comment on column public.corrections.passed_at is 'When every learner had been graded anew. Those whose finish was on its way are looked at a minute later.';
comment on column public.corrections.learners is 'How many learners were looked at so far.';

create table public.corrected_questions (
  correction_id uuid not null,
  question_id uuid not null references public.questions on delete cascade,
  community_id uuid not null,
  primary key (correction_id, question_id),
  foreign key (correction_id, community_id) references public.corrections (id, community_id) on delete cascade
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index corrected_questions_question_id_idx on public.corrected_questions (question_id);
comment on table public.corrected_questions is 'The questions of published versions to which a correction applies.';

create table public.regraded_learners (
  correction_id uuid not null,
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null,
  attempts jsonb not null,
  xp_before bigint not null,
  xp_after bigint not null,
  level_before smallint not null,
  level_after smallint not null,
  gains text[] not null default '{}',
  written_at timestamptz,
  primary key (correction_id, user_id),
  foreign key (correction_id, community_id) references public.corrections (id, community_id) on delete cascade,
  constraint regraded_learners_attempts_are_a_list check (jsonb_typeof(attempts) = 'array')
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index regraded_learners_user_id_idx on public.regraded_learners (user_id);
comment on table public.regraded_learners is 'Whom a correction changes, with their scores before and after.';
comment on column public.regraded_learners.attempts is 'Of each: its id, and its percent before and after.';
comment on column public.regraded_learners.gains is 'Codes of the rules that are met then, as far as counters tell.';
comment on column public.regraded_learners.written_at is 'Null in a preview: nothing was changed yet.';

alter table public.tests add column corrections integer not null default 0;
comment on column public.tests.corrections is 'How often a correction was applied: whoever keeps a bank in memory reads it again when this rises.';

create trigger corrections_touch before update on public.corrections
  for each row execute function private.touch();
create trigger corrections_keep before update on public.corrections
  for each row execute function private.keep(
    'id', 'community_id', 'test_id', 'lineage_id', 'kind', 'decision', 'answer', 'keeps', 'reason', 'created_at'
  );

-- What is taken away or given by a decision is audited, whoever writes it.
create function private.audit_correction() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
  values (
    new.community_id, new.made_by, 'question.' || case new.status when 'regrading' then 'corrected' else new.status end,
    'correction', new.id::text,
    jsonb_build_object('test_id', new.test_id, 'decision', new.decision, 'keeps', new.keeps, 'reason', new.reason)
  );
  return null;
end
$$;
comment on function private.audit_correction is 'Notes when a correction was applied, done or withdrawn.';
revoke execute on function private.audit_correction from public, anon, authenticated;
create trigger corrections_audit after update of status on public.corrections
  for each row when (new.status <> old.status and new.status in ('regrading', 'done', 'withdrawn'))
  execute function private.audit_correction();

-- functions/_domain/engine/event-types.ts has the same list.
create or replace function private.own_event_types() returns text[]
  language sql immutable parallel safe
  set search_path = ''
  return array[
    'rules_swept', 'rule_met', 'streak_protected', 'xp_awarded', 'achievement_revoked', 'milestone_submitted', 'milestone_decided',
    'attempt_regraded'
  ];

alter table public.notifications
  drop constraint notifications_kind_is_known,
  add constraint notifications_kind_is_known check (
    kind in (
      'unlock', 'level_up', 'streak_at_risk', 'milestone', 'digest', 'revoked', 'completed', 'certificate',
      'certificate_revoked', 'became_admin', 'support_reply', 'support_handed_over', 'support_mail', 'regraded'
    )
  ) not valid;

alter table public.corrections enable row level security;
alter table public.corrected_questions enable row level security;
alter table public.regraded_learners enable row level security;

-- The service writes them: it alone grades.
revoke all on public.corrections, public.corrected_questions, public.regraded_learners from anon, authenticated;
grant select on public.corrections, public.corrected_questions, public.regraded_learners to authenticated;

create policy "Instructors read corrections in their community"
  on public.corrections for select to authenticated
  using (community_id in (select private.communities_i_teach()));
create policy "Instructors read which questions their community corrected"
  on public.corrected_questions for select to authenticated
  using (community_id in (select private.communities_i_teach()));
create policy "Learners read own regrades, instructors their community's"
  on public.regraded_learners for select to authenticated
  using (
    (user_id = (select auth.uid()) and written_at is not null)
    or community_id in (select private.communities_i_teach())
  );
