-- What people do at gates, and what comes of passing them all: submissions, decisions, completed courses and programs,
-- certificates. Learners and instructors read; the engine alone writes, in the statement that writes everything else.

-- In criteria: a category's exams alone, and the lessons, WODs and scenarios of one course.
create or replace function private.event_types() returns jsonb
  language sql immutable parallel safe
  set search_path = ''
  return '{
    "test_completed": {
      "facets": [
        "", "mode", "category", "category,mode", "mode,perfect", "category,mode,perfect", "first", "category,first"
      ],
      "metrics": {"score": ["max", "min"], "correct": ["sum"], "questions": ["sum"], "seconds": ["sum"]}
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

-- Short names for what a learner's state says is complete.
alter table public.courses add column number integer not null generated always as identity unique;
alter table public.programs add column number integer not null generated always as identity unique;

-- Criteria name milestones by their slug, within a community.
alter table public.course_milestones add constraint course_milestones_slug_in_community_key unique (community_id, slug);
alter table public.program_milestones add constraint program_milestones_slug_in_community_key unique (community_id, slug);

create table public.milestone_submissions (
  id uuid primary key,
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities on delete cascade,
  course_milestone_id uuid,
  program_milestone_id uuid,
  attempt integer not null,
  evidence jsonb,
  satisfied_by jsonb,
  event_id uuid not null,
  submitted_at timestamptz not null,
  claimed_by uuid references public.profiles on delete set null,
  claimed_until timestamptz,
  decision text,
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  foreign key (course_milestone_id, community_id) references public.course_milestones (id, community_id),
  foreign key (program_milestone_id, community_id) references public.program_milestones (id, community_id),
  constraint milestone_submissions_course_key unique (user_id, course_milestone_id, attempt),
  constraint milestone_submissions_program_key unique (user_id, program_milestone_id, attempt),
  constraint milestone_submissions_are_for_one check (num_nonnulls(course_milestone_id, program_milestone_id) = 1),
  constraint milestone_submissions_attempts_are_counted check (attempt >= 1),
  constraint milestone_submissions_are_claimed_for_a_while check ((claimed_by is null) or (claimed_until is not null)),
  constraint milestone_submissions_decision_is_known check (decision in ('approved', 'rejected', 'waived', 'met')),
  constraint milestone_submissions_decided_once check ((decision is null) = (decided_at is null)),
  constraint milestone_submissions_decided_by_someone check (decision is null or decision = 'met' or decided_by is not null),
  constraint milestone_submissions_refused_for_something check (
    decision not in ('rejected', 'waived') or length(btrim(reason)) > 0
  )
);
create index milestone_submissions_queue_idx on public.milestone_submissions (community_id, submitted_at, id)
  where decision is null;
create index milestone_submissions_decided_idx on public.milestone_submissions (community_id, decided_at desc)
  where decision is not null;
create index milestone_submissions_course_idx on public.milestone_submissions (course_milestone_id, community_id);
create index milestone_submissions_program_idx on public.milestone_submissions (program_milestone_id, community_id);
create index milestone_submissions_claimed_by_idx on public.milestone_submissions (claimed_by) where claimed_by is not null;
comment on table public.milestone_submissions is 'What was handed in at a gate, each time, and what became of it.';
comment on column public.milestone_submissions.evidence is 'What the learner wrote: text and links. Null where the rules handed it in.';
comment on column public.milestone_submissions.claimed_by is 'Who is reading it until claimed_until, so that nobody else does the same work.';

create table public.program_completions (
  user_id uuid not null references public.profiles on delete cascade,
  program_id uuid not null,
  community_id uuid not null,
  event_id uuid not null,
  completed_at timestamptz not null,
  primary key (user_id, program_id),
  foreign key (program_id, community_id) references public.programs (id, community_id) on delete cascade
);
create index program_completions_program_idx on public.program_completions (program_id, community_id);
comment on table public.program_completions is 'Who completed which program.';

alter table public.milestone_submissions enable row level security;
alter table public.program_completions enable row level security;
revoke all on public.milestone_submissions, public.program_completions from anon, authenticated;
grant select on public.milestone_submissions, public.program_completions to authenticated;

create policy "Learners read what they handed in, instructors what was handed in in their community"
  on public.milestone_submissions for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Learners see what they completed, instructors what was completed in their community"
  on public.program_completions for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));

alter table public.notifications
  drop constraint notifications_kind_is_known,
  add constraint notifications_kind_is_known check (
    kind in (
      'unlock', 'level_up', 'streak_at_risk', 'milestone', 'digest', 'revoked', 'completed', 'certificate',
      'certificate_revoked'
    )
  );

-- What courses and programs consist of decides when they are complete.
create trigger courses_announce after update of status on public.courses
  for each row when (old.status is distinct from new.status) execute function private.announce_community();
create trigger programs_announce after update of status on public.programs
  for each row when (old.status is distinct from new.status) execute function private.announce_community();
create trigger program_courses_announce after insert or delete on public.program_courses
  for each row execute function private.announce_community();

-- A gate is passed, handed in or sent back: its progress, its submission, and the certificate it issues.
create function private.pass_gate(learner uuid, community uuid, gate jsonb, moment timestamptz) returns void
  language plpgsql
  set search_path = ''
as $$
declare
  milestone uuid := gate ->> 'milestone_id';
  is_course boolean := gate ->> 'scope' = 'course';
  course_gate uuid := case when is_course then milestone end;
  program_gate uuid := case when not is_course then milestone end;
  becomes text := gate ->> 'status';
  handed_in boolean := becomes = 'submitted';
  actor uuid := gate ->> 'actor';
  reason_given text := gate ->> 'reason';
  by_waiver boolean := (gate ->> 'waived')::boolean;
  nth integer;
begin
  insert into public.user_milestone_progress as known (
    user_id, community_id, course_milestone_id, program_milestone_id, status, attempts, evidence, submitted_at, decided_at,
    decided_by, reason, waived, satisfied_by, event_id
  )
  values (
    learner, community, course_gate, program_gate, becomes, handed_in::integer, (gate ->> 'evidence')::jsonb,
    case when handed_in then moment end, case when not handed_in then moment end, actor, reason_given, by_waiver,
    gate -> 'because', (gate ->> 'event_id')::uuid
  )
  on conflict do nothing;
  if not found then
    update public.user_milestone_progress as known
    set
      status = becomes, attempts = known.attempts + handed_in::integer,
      evidence = case when handed_in then (gate ->> 'evidence')::jsonb else known.evidence end,
      submitted_at = case when handed_in then moment else known.submitted_at end,
      decided_at = case when handed_in then known.decided_at else moment end,
      decided_by = case when handed_in then known.decided_by else actor end,
      reason = case when handed_in then known.reason else reason_given end,
      waived = by_waiver, satisfied_by = gate -> 'because', event_id = (gate ->> 'event_id')::uuid
    where known.user_id = learner
      and (known.course_milestone_id = course_gate or known.program_milestone_id = program_gate)
      and known.status <> 'validated';
  end if;

  if handed_in then
    select attempts into nth
    from public.user_milestone_progress
    where user_id = learner and (course_milestone_id = course_gate or program_milestone_id = program_gate);
    insert into public.milestone_submissions (
      id, user_id, community_id, course_milestone_id, program_milestone_id, attempt, evidence, satisfied_by, event_id,
      submitted_at
    )
    values (
      (gate ->> 'submission')::uuid, learner, community, course_gate, program_gate, nth, (gate ->> 'evidence')::jsonb,
      nullif(gate -> 'because', '{}'), (gate ->> 'event_id')::uuid, moment
    );
  else
    -- What waits is decided with it, also by a rule that came to hold meanwhile.
    update public.milestone_submissions
    set
      decision = case
        when becomes = 'rejected' then 'rejected' when by_waiver then 'waived' when actor is null then 'met' else 'approved'
      end,
      decided_by = actor, decided_at = moment, reason = reason_given, claimed_by = null, claimed_until = null
    where user_id = learner
      and (course_milestone_id = course_gate or program_milestone_id = program_gate)
      and decision is null;
  end if;

  if actor is not null then
    insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, reason, details)
    values (
      community, actor,
      case when by_waiver then 'milestone_waived' when becomes = 'rejected' then 'milestone_rejected' else 'milestone_approved' end,
      'milestone', milestone::text, reason_given, jsonb_build_object('user_id', learner, 'event_id', gate ->> 'event_id')
    );
  end if;

  if gate -> 'certificate' <> 'null'::jsonb then
    insert into public.certificates (number, user_id, community_id, course_id, program_id, holder, issued_at)
    select
      gate -> 'certificate' ->> 'number', learner, community,
      (select course_id from public.course_milestones where id = course_gate),
      (select program_id from public.program_milestones where id = program_gate),
      profiles.display_name, moment
    from public.profiles
    where id = learner
    on conflict do nothing;
    if found then
      insert into public.notifications (id, user_id, community_id, kind, payload, created_at)
      values (
        (gate -> 'certificate' ->> 'notice')::uuid, learner, community, 'certificate',
        jsonb_build_object('number', gate -> 'certificate' ->> 'number'), moment
      );
    end if;
  end if;
end
$$;
comment on function private.pass_gate is 'For the engine: what it decided about one learner and one milestone.';
revoke execute on function private.pass_gate from public;
grant execute on function private.pass_gate to service_role;

create function private.complete(learner uuid, community uuid, what text, whole uuid, event uuid, moment timestamptz) returns void
  language plpgsql
  set search_path = ''
as $$
begin
  if what = 'course' then
    insert into public.enrollments as known (user_id, course_id, community_id, enrolled_at, completed_at)
    values (learner, whole, community, moment, moment)
    on conflict (user_id, course_id) do update set completed_at = greatest(moment, known.enrolled_at)
    where known.completed_at is null;
  else
    insert into public.program_completions (user_id, program_id, community_id, event_id, completed_at)
    values (learner, whole, community, event, moment)
    on conflict do nothing;
  end if;
end
$$;
comment on function private.complete is 'For the engine: a learner completed a course or a program.';
revoke execute on function private.complete from public;
grant execute on function private.complete to service_role;
