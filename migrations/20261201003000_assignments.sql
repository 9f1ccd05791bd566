-- Assignments: what learners shall have done by when. How far they are follows from what they did; only what a person decided is stored.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.grade_categories (
  community_id uuid not null references public.communities on delete cascade,
  name text not null,
  weight numeric(5, 2) not null default 1,
  primary key (community_id, name),
  constraint grade_categories_name_is_short check (length(name) between 1 and 60),
  constraint grade_categories_weight_is_plausible check (weight between 0 and 100)
);
comment on table public.grade_categories is 'Kinds of assignments, and what each weighs in the total of a learner.';

create table public.assignments (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  kind text not null,
  test_id uuid,
  course_id uuid,
  content_id uuid references public.contents on delete cascade,
  course_milestone_id uuid,
  program_milestone_id uuid,
  questions smallint,
  title text not null,
  note text not null default '',
  everybody boolean not null default false,
  opens_at timestamptz,
  due_at timestamptz,
  closes_at timestamptz,
  zone text not null,
  late_policy text not null default 'marked',
  late_percent smallint,
  late_floor smallint,
  attempts_allowed smallint,
  counts text not null default 'best',
  pass_percent smallint,
  weight numeric(5, 2) not null default 1,
  category text,
  status text not null default 'draft',
  revision integer not null default 1,
  published_at timestamptz,
  created_by uuid references public.profiles on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint assignments_in_community_key unique (id, community_id),
  foreign key (test_id, community_id) references public.tests (id, community_id) on delete cascade,
  foreign key (course_id, community_id) references public.courses (id, community_id) on delete cascade,
  foreign key (course_milestone_id, community_id)
    references public.course_milestones (id, community_id) on delete cascade,
  foreign key (program_milestone_id, community_id)
    references public.program_milestones (id, community_id) on delete cascade,
  foreign key (community_id, category) references public.grade_categories (community_id, name) on update cascade,
  constraint assignments_kind_is_known check (kind in ('exam', 'practice', 'mix', 'course', 'gate', 'lesson')),
  constraint assignments_have_what_they_are_about check (
    (kind in ('exam', 'practice')) = (test_id is not null)
    and (kind = 'mix') = (questions is not null)
    and (kind = 'course') = (course_id is not null)
    and (kind = 'lesson') = (content_id is not null)
    and (kind = 'gate') = (num_nonnulls(course_milestone_id, program_milestone_id) = 1)
    and num_nonnulls(course_milestone_id, program_milestone_id) <= 1
  ),
  constraint assignments_questions_are_plausible check (questions between 5 and 100),
  constraint assignments_title_is_short check (length(title) between 1 and 120),
  constraint assignments_note_is_short check (length(note) <= 2000),
  constraint assignments_zone_is_short check (length(zone) between 1 and 64),
  constraint assignments_are_due_after_they_open check (due_at > opens_at),
  constraint assignments_close_after_they_open check (closes_at > opens_at),
  constraint assignments_close_when_due_or_later check (closes_at >= due_at),
  constraint assignments_late_policy_is_known check (late_policy in ('accepted', 'marked', 'percent_off', 'refused')),
  constraint assignments_take_percents_off check (
    (late_policy = 'percent_off') = (late_percent is not null and late_floor is not null)
  ),
  constraint assignments_percents_are_plausible check (late_percent between 1 and 100 and late_floor between 0 and 100),
  constraint assignments_attempts_are_plausible check (attempts_allowed between 1 and 50),
  constraint assignments_counts_is_known check (counts in ('best', 'last', 'first')),
  constraint assignments_pass_is_a_percent check (pass_percent between 1 and 100),
  constraint assignments_weight_is_plausible check (weight between 0 and 100),
  constraint assignments_status_is_known check (status in ('draft', 'published', 'archived')),
  constraint assignments_are_published_once check (status = 'draft' or published_at is not null)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignments_of_community_idx on public.assignments (community_id, status);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignments_category_idx on public.assignments (community_id, category);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignments_test_id_idx on public.assignments (test_id, community_id) where test_id is not null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignments_course_id_idx on public.assignments (course_id, community_id) where course_id is not null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignments_content_id_idx on public.assignments (content_id) where content_id is not null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignments_course_gate_idx on public.assignments (course_milestone_id, community_id)
  where course_milestone_id is not null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignments_program_gate_idx on public.assignments (program_milestone_id, community_id)
  where program_milestone_id is not null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignments_created_by_idx on public.assignments (created_by) where created_by is not null;
comment on table public.assignments is 'What learners of a community are asked to do, and by when. Published once, then archived; never back to a draft.';
comment on column public.assignments.kind is 'An exam or practice of a test, practice across tests, a course, a gate, or a lesson.';
comment on column public.assignments.questions is 'How many questions a practice mix has to have at least.';
comment on column public.assignments.everybody is 'All students of the community; otherwise those whom assignment_targets names.';
comment on column public.assignments.zone is 'The time zone in which its author wrote the times. They are instants, so it only says how they are shown.';
comment on column public.assignments.late_percent is 'Taken off for each day begun after it was due, down to late_floor.';
comment on column public.assignments.counts is 'Which of the attempts counts.';
comment on column public.assignments.weight is 'Within its category.';
comment on column public.assignments.revision is 'Counts its changes, and those of whom it is for.';

create table public.assignment_targets (
  id uuid primary key default gen_random_uuid(),
  assignment_id uuid not null,
  community_id uuid not null,
  group_id uuid,
  user_id uuid references public.profiles on delete cascade,
  constraint assignment_targets_key unique nulls not distinct (assignment_id, group_id, user_id),
  foreign key (assignment_id, community_id) references public.assignments (id, community_id) on delete cascade,
  foreign key (group_id, community_id) references public.groups (id, community_id) on delete cascade,
  constraint assignment_targets_name_one check (num_nonnulls(group_id, user_id) = 1)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignment_targets_assignment_idx on public.assignment_targets (assignment_id, community_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignment_targets_group_idx on public.assignment_targets (group_id, community_id) where group_id is not null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignment_targets_user_idx on public.assignment_targets (user_id) where user_id is not null;
comment on table public.assignment_targets is 'Whom an assignment is for: a group, whoever is in it at the time, or a person.';

create table public.assignment_extensions (
  assignment_id uuid not null,
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null,
  due_at timestamptz,
  more_attempts smallint not null default 0,
  reason text not null default '',
  made_by uuid references public.profiles on delete set null,
  made_at timestamptz not null default now(),
  primary key (assignment_id, user_id),
  foreign key (assignment_id, community_id) references public.assignments (id, community_id) on delete cascade,
  constraint assignment_extensions_give_something check (due_at is not null or more_attempts > 0),
  constraint assignment_extensions_attempts_are_plausible check (more_attempts between 0 and 50),
  constraint assignment_extensions_reason_is_short check (length(reason) <= 500)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignment_extensions_assignment_idx on public.assignment_extensions (assignment_id, community_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignment_extensions_user_idx on public.assignment_extensions (user_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignment_extensions_made_by_idx on public.assignment_extensions (made_by) where made_by is not null;
comment on table public.assignment_extensions is 'More time or attempts for one learner on one assignment.';
comment on column public.assignment_extensions.due_at is 'Null: as for all others. It closes at this time, if it would close before.';
comment on column public.assignment_extensions.reason is 'The learner reads it.';

create table public.grade_overrides (
  assignment_id uuid not null,
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null,
  percent numeric(5, 2),
  excused boolean not null default false,
  reason text not null,
  revision integer not null default 1,
  set_by uuid references public.profiles on delete set null,
  set_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (assignment_id, user_id),
  foreign key (assignment_id, community_id) references public.assignments (id, community_id) on delete cascade,
  constraint grade_overrides_percent_is_one check (percent between 0 and 100),
  constraint grade_overrides_say_one_thing check (excused = (percent is null)),
  constraint grade_overrides_reason_is_given check (length(btrim(reason)) between 1 and 500)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index grade_overrides_assignment_idx on public.grade_overrides (assignment_id, community_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index grade_overrides_user_idx on public.grade_overrides (user_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index grade_overrides_set_by_idx on public.grade_overrides (set_by) where set_by is not null;
comment on table public.grade_overrides is 'A grade that an instructor set by hand, in place of what follows from what was done. The audit log has those before.';
comment on column public.grade_overrides.percent is 'Null: the learner is excused.';
comment on column public.grade_overrides.reason is 'The learner reads it.';
comment on column public.grade_overrides.revision is 'Counts what was set and withdrawn, so that the slower of two instructors notices.';
comment on column public.grade_overrides.withdrawn_at is 'Null while it is in force.';

create table public.learner_notes (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  author_id uuid references public.profiles on delete set null,
  words text not null,
  written_at timestamptz not null default now(),
  constraint learner_notes_words_are_few check (length(btrim(words)) between 1 and 2000)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index learner_notes_learner_idx on public.learner_notes (user_id, community_id, written_at desc);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index learner_notes_community_idx on public.learner_notes (community_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index learner_notes_author_idx on public.learner_notes (author_id) where author_id is not null;
comment on table public.learner_notes is 'What instructors note about a learner, for the instructors of the community. It is in what the learner can take along.';

grant select, insert, update, delete
  on public.grade_categories, public.assignments, public.assignment_targets, public.assignment_extensions,
    public.grade_overrides, public.learner_notes
  to service_role;

create function private.my_assignments() returns setof uuid
  language sql stable security definer
  set search_path = ''
as $$
  select assignments.id
  from public.memberships
  join public.assignments on assignments.community_id = memberships.community_id
  where memberships.user_id = (select auth.uid())
    and memberships.role = 'student'
    and assignments.status <> 'draft'
    and (
      assignments.everybody
      or exists (
        select from public.assignment_targets as target
        where target.assignment_id = assignments.id
          and (
            target.user_id = memberships.user_id
            or target.group_id in (
              select group_id from public.group_members where user_id = memberships.user_id
            )
          )
      )
    )
$$;
comment on function private.my_assignments is 'The assignments that are for the reader now, archived ones too.';

create function private.count_assignment_changes() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  if old.status <> 'draft' and new.status = 'draft' then
    raise exception 'an assignment that was published is no draft any more' using errcode = 'check_violation';
  end if;
  new.revision := old.revision + 1;
  return new;
end
$$;
create trigger assignments_count_changes before update on public.assignments
  for each row execute function private.count_assignment_changes();
create trigger assignments_keep before update on public.assignments
  for each row execute function private.keep('id', 'community_id', 'kind', 'created_at');
create trigger assignments_touch before update on public.assignments
  for each row execute function private.touch();
create trigger learner_notes_keep before update on public.learner_notes
  for each row execute function private.keep('id', 'community_id', 'user_id', 'words', 'written_at');

create function private.audit_grade() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, reason, details)
  values (
    new.community_id, new.set_by, case when new.withdrawn_at is null then 'grade.set' else 'grade.withdrawn' end,
    'assignment', new.assignment_id::text, new.reason,
    jsonb_build_object(
      'user_id', new.user_id, 'percent', new.percent, 'excused', new.excused,
      'before', case when tg_op = 'UPDATE' and old.withdrawn_at is null
        then jsonb_build_object('percent', old.percent, 'excused', old.excused) end
    )
  );
  return null;
end
$$;
comment on function private.audit_grade is 'Notes each grade that was set or withdrawn by hand, with the one before.';
create trigger grade_overrides_audit after insert or update of revision on public.grade_overrides
  for each row execute function private.audit_grade();

revoke execute on function private.count_assignment_changes, private.audit_grade from public, anon, authenticated;

alter table public.grade_categories enable row level security;
alter table public.assignments enable row level security;
alter table public.assignment_targets enable row level security;
alter table public.assignment_extensions enable row level security;
alter table public.grade_overrides enable row level security;
alter table public.learner_notes enable row level security;

-- The service writes them: each change belongs together with others, and with the audit log.
revoke all
  on public.grade_categories, public.assignments, public.assignment_targets, public.assignment_extensions,
    public.grade_overrides, public.learner_notes
  from anon, authenticated;
grant select
  on public.grade_categories, public.assignments, public.assignment_targets, public.assignment_extensions,
    public.grade_overrides, public.learner_notes
  to authenticated;

create policy "Instructors see the categories of their community"
  on public.grade_categories for select to authenticated
  using (community_id in (select private.communities_i_teach()));
create policy "Learners see assignments for them, instructors all of theirs"
  on public.assignments for select to authenticated
  using (id in (select private.my_assignments()) or community_id in (select private.communities_i_teach()));
create policy "Learners see why something is for them, instructors all"
  on public.assignment_targets for select to authenticated
  using (
    assignment_id in (select private.my_assignments())
      and (user_id = (select auth.uid()) or group_id in (select private.my_groups()))
    or community_id in (select private.communities_i_teach())
  );
create policy "Learners see their own extensions, instructors all of theirs"
  on public.assignment_extensions for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Learners see grades set for them, instructors all of theirs"
  on public.grade_overrides for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Instructors see the notes on learners of their community"
  on public.learner_notes for select to authenticated
  using (community_id in (select private.communities_i_teach()));

-- When to look at an assignment next: whom to tell that it is theirs, and whom to remind.
create table private.assignment_looks (
  assignment_id uuid primary key references public.assignments on delete cascade,
  due_at timestamptz
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignment_looks_due_idx on private.assignment_looks (due_at) where due_at is not null;
comment on table private.assignment_looks is 'When a worker looks at an assignment next: whom it is new for, and whom to remind.';
comment on column private.assignment_looks.due_at is 'Null until something changes.';

create table private.assignment_tellings (
  assignment_id uuid not null references public.assignments on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  kind text not null,
  told_at timestamptz not null default now(),
  primary key (assignment_id, user_id, kind),
  constraint assignment_tellings_kind_is_known check (kind in ('assigned', 'assignment_due'))
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index assignment_tellings_user_idx on private.assignment_tellings (user_id);
comment on table private.assignment_tellings is 'Whom an assignment was told to, and who was reminded, so that nobody is told twice.';

grant select, insert, update, delete on private.assignment_looks, private.assignment_tellings to service_role;

create function private.look_at_assignments(ids uuid[]) returns void
  language sql security definer
  set search_path = ''
as $$
  insert into private.assignment_looks (assignment_id, due_at)
  select id, now()
  from public.assignments
  where id = any (ids) and status = 'published'
  order by id
  on conflict (assignment_id) do update set due_at = excluded.due_at
$$;
comment on function private.look_at_assignments is 'Lets a worker look at these assignments now.';

create function private.note_changed_assignment() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.look_at_assignments(array[new.id]);
  return null;
end
$$;
create trigger assignments_note after update on public.assignments
  for each row when (new.status = 'published')
  execute function private.note_changed_assignment();

create function private.note_extended_assignment() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.look_at_assignments(array[new.assignment_id]);
  return null;
end
$$;
create trigger assignment_extensions_note after insert or update on public.assignment_extensions
  for each row execute function private.note_extended_assignment();

create function private.note_assignments_of_group() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.look_at_assignments(array(
    select distinct assignment_id
    from public.assignment_targets
    join added on added.group_id = assignment_targets.group_id
  ));
  return null;
end
$$;
comment on function private.note_assignments_of_group is 'Who joins a group is told what is assigned to it.';
create trigger group_members_note_assignments after insert on public.group_members
  referencing new table as added
  for each statement execute function private.note_assignments_of_group();

create function private.note_assignments_of_everybody() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.look_at_assignments(array(
    select id
    from public.assignments
    where everybody and status = 'published' and community_id in (select community_id from added)
  ));
  return null;
end
$$;
comment on function private.note_assignments_of_everybody is 'Who joins a community is told what is assigned to everybody in it.';
create trigger memberships_note_assignments after insert on public.memberships
  referencing new table as added
  for each statement execute function private.note_assignments_of_everybody();

revoke execute
  on function private.look_at_assignments, private.note_changed_assignment, private.note_extended_assignment,
    private.note_assignments_of_group, private.note_assignments_of_everybody
  from public, anon, authenticated;

-- Two kinds more than whatever is there: others may have been added meanwhile.
do $$
declare
  kinds text;
begin
  select string_agg(format('%L', kind), ', ' order by place)
  into kinds
  from (
    select matched[1] as kind, place
    from pg_constraint
    cross join regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g') with ordinality as matches (matched, place)
    where conname = 'notifications_kind_is_known' and conrelid = 'public.notifications'::regclass
    union all
    values ('assigned', 1000), ('assignment_due', 1001)
  ) as known;
  execute 'alter table public.notifications drop constraint notifications_kind_is_known';
  execute format(
    'alter table public.notifications add constraint notifications_kind_is_known check (kind in (%s)) not valid', kinds
  );
end
$$;
