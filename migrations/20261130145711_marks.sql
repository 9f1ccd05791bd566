-- A person marks the essays of an exam, and may set the percent of an attempt by hand. Each attempt is graded anew with it.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.essay_marks (
  user_id uuid not null references public.profiles on delete cascade,
  attempt_id uuid not null,
  number smallint not null,
  community_id uuid not null references public.communities on delete cascade,
  credit numeric(3, 2) not null,
  feedback text not null default '',
  revision integer not null default 1,
  marked_by uuid references public.profiles on delete set null,
  marked_at timestamptz not null default now(),
  primary key (user_id, attempt_id, number),
  foreign key (user_id, attempt_id) references public.attempts (user_id, id) on delete cascade,
  constraint essay_marks_number_is_asked check (number between 1 and 100),
  constraint essay_marks_credit_is_a_step check (credit in (0, 0.25, 0.5, 0.75, 1)),
  constraint essay_marks_feedback_is_short check (length(feedback) <= 2000)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index essay_marks_community_id_idx on public.essay_marks (community_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index essay_marks_marked_by_idx on public.essay_marks (marked_by) where marked_by is not null;
comment on table public.essay_marks is 'What a person gave for an essay of an exam. They count once all essays of the attempt are marked.';
comment on column public.essay_marks.number is 'Of the question, as the attempt shows it, from 1.';
comment on column public.essay_marks.credit is 'How much of the answer is right, from 0 to 1 in quarters.';
comment on column public.essay_marks.revision is 'Rises with each change: who marks says which one they saw.';

create trigger essay_marks_keep before update on public.essay_marks
  for each row execute function private.keep('user_id', 'attempt_id', 'number', 'community_id');

create table public.attempt_overrides (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  attempt_id uuid not null,
  community_id uuid not null references public.communities on delete cascade,
  percent numeric(5, 2) not null,
  reason text not null,
  set_by uuid references public.profiles on delete set null,
  set_at timestamptz not null default now(),
  withdrawn_by uuid references public.profiles on delete set null,
  withdrawn_at timestamptz,
  foreign key (user_id, attempt_id) references public.attempts (user_id, id) on delete cascade,
  constraint attempt_overrides_percent_is_one check (percent between 0 and 100),
  constraint attempt_overrides_reason_is_given check (length(btrim(reason)) between 1 and 1000)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create unique index attempt_overrides_in_force_key on public.attempt_overrides (user_id, attempt_id) where withdrawn_at is null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index attempt_overrides_attempt_idx on public.attempt_overrides (user_id, attempt_id, set_at);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index attempt_overrides_community_id_idx on public.attempt_overrides (community_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index attempt_overrides_set_by_idx on public.attempt_overrides (set_by) where set_by is not null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index attempt_overrides_withdrawn_by_idx on public.attempt_overrides (withdrawn_by) where withdrawn_by is not null;
comment on table public.attempt_overrides is 'A percent that a person set in place of what grading says. One is in force at a time; those before stay as history.';
comment on column public.attempt_overrides.reason is 'The learner reads it.';
comment on column public.attempt_overrides.withdrawn_at is 'Null while it is in force.';

create trigger attempt_overrides_keep before update on public.attempt_overrides
  for each row execute function private.keep(
    'id', 'user_id', 'attempt_id', 'community_id', 'percent', 'reason', 'set_at'
  );

-- Every mark and every score set by hand is a decision over another's progress, so it is audited, whoever writes it.
create function private.audit_essay_mark() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
  values (
    new.community_id, new.marked_by, 'essay.marked', 'attempt', new.attempt_id::text,
    jsonb_build_object(
      'user_id', new.user_id, 'number', new.number, 'credit', new.credit, 'feedback', new.feedback,
      'before', case tg_op when 'UPDATE' then jsonb_build_object('credit', old.credit, 'feedback', old.feedback) end
    )
  );
  return null;
end
$$;
comment on function private.audit_essay_mark is 'Notes each mark, with the one that it replaces.';
revoke execute on function private.audit_essay_mark from public, anon, authenticated;
create trigger essay_marks_audit_insert after insert on public.essay_marks
  for each row execute function private.audit_essay_mark();
create trigger essay_marks_audit_update after update on public.essay_marks
  for each row when (new.revision <> old.revision)
  execute function private.audit_essay_mark();

create function private.audit_attempt_override() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, reason, details)
  values (
    new.community_id, case tg_op when 'UPDATE' then new.withdrawn_by else new.set_by end,
    case tg_op when 'UPDATE' then 'attempt.override_withdrawn' else 'attempt.overridden' end,
    'attempt', new.attempt_id::text, new.reason, jsonb_build_object('user_id', new.user_id, 'percent', new.percent)
  );
  return null;
end
$$;
comment on function private.audit_attempt_override is 'Notes when a percent is set by hand, and when that is withdrawn.';
revoke execute on function private.audit_attempt_override from public, anon, authenticated;
create trigger attempt_overrides_audit_insert after insert on public.attempt_overrides
  for each row execute function private.audit_attempt_override();
create trigger attempt_overrides_audit_withdrawal after update of withdrawn_at on public.attempt_overrides
  for each row when (old.withdrawn_at is null and new.withdrawn_at is not null)
  execute function private.audit_attempt_override();

alter table public.essay_marks enable row level security;
alter table public.attempt_overrides enable row level security;

-- The service writes them: it alone grades.
revoke all on public.essay_marks, public.attempt_overrides from anon, authenticated;
grant select on public.essay_marks, public.attempt_overrides to authenticated;
-- A result says both, and the policy below asks for the second.
grant select (points, unread) on public.attempts to authenticated;

create policy "Learners read marks that count, instructors their community's"
  on public.essay_marks for select to authenticated
  using (
    community_id in (select private.communities_i_teach())
    or (
      user_id = (select auth.uid())
      and exists (
        select
        from public.attempts
        join public.tests on tests.id = attempts.test_id
        where attempts.user_id = essay_marks.user_id
          and attempts.id = essay_marks.attempt_id
          and attempts.unread = 0
          and (tests.feedback <> 'after_date' or tests.feedback_from <= now())
      )
    )
  );
create policy "Learners read scores set for them, instructors all of theirs"
  on public.attempt_overrides for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
