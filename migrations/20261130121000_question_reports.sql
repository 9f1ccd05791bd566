-- Learners say that a question is wrong, unclear or broken; instructors decide, and the learner hears what came of it.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.question_reports (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null,
  test_id uuid not null,
  question_id uuid not null references public.questions on delete cascade,
  lineage_id uuid not null,
  user_id uuid not null references public.profiles on delete cascade,
  attempt_id uuid not null,
  reason text not null,
  note text not null default '',
  answer jsonb,
  created_at timestamptz not null default now(),
  outcome text,
  reply text not null default '',
  correction_id uuid references public.corrections on delete set null,
  settled_by uuid references public.profiles on delete set null,
  settled_at timestamptz,
  foreign key (test_id, community_id) references public.tests (id, community_id) on delete cascade,
  constraint question_reports_reason_is_known check (
    reason in ('wrong_key', 'unclear', 'typo', 'outdated', 'broken_picture', 'other')
  ),
  constraint question_reports_note_is_short check (length(note) <= 1000),
  constraint question_reports_outcome_is_known check (outcome in ('corrected', 'fixed', 'declined')),
  constraint question_reports_reply_is_short check (length(reply) <= 1000),
  constraint question_reports_are_settled_with_an_outcome check ((outcome is null) = (settled_at is null))
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create unique index question_reports_open_key on public.question_reports (user_id, lineage_id) where settled_at is null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index question_reports_inbox_idx on public.question_reports (community_id, lineage_id) where settled_at is null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index question_reports_question_id_idx on public.question_reports (question_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index question_reports_test_id_idx on public.question_reports (test_id, lineage_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index question_reports_correction_id_idx on public.question_reports (correction_id) where correction_id is not null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index question_reports_settled_by_idx on public.question_reports (settled_by) where settled_by is not null;
comment on table public.question_reports is 'What a learner says is wrong with a question that they answered: one open report a question.';
comment on column public.question_reports.answer is 'Their answer then, its options named as in the bank; null where they gave none.';
comment on column public.question_reports.outcome is 'corrected: attempts were graded anew; fixed: its words were mended; declined: it stays.';
comment on column public.question_reports.reply is 'What the instructor told them.';

create trigger question_reports_keep before update on public.question_reports
  for each row execute function private.keep(
    'id', 'community_id', 'test_id', 'question_id', 'lineage_id', 'user_id', 'attempt_id', 'created_at'
  );

alter table public.notifications
  drop constraint notifications_kind_is_known,
  add constraint notifications_kind_is_known check (
    kind in (
      'unlock', 'level_up', 'streak_at_risk', 'milestone', 'digest', 'revoked', 'completed', 'certificate',
      'certificate_revoked', 'became_admin', 'support_reply', 'support_handed_over', 'support_mail', 'regraded',
      'report_settled'
    )
  ) not valid;

alter table public.question_reports enable row level security;

-- The service writes them: it knows whether the question was answered.
revoke all on public.question_reports from anon, authenticated;
grant select on public.question_reports to authenticated;

create policy "Learners read own reports, instructors their community's"
  on public.question_reports for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
