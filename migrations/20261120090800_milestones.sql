-- Gates of courses and programs, what they ask for, how far each learner got, and the certificates that
-- come of it.

create table public.course_milestones (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  community_id uuid not null,
  course_id uuid not null,
  slug text not null,
  title text not null,
  description text not null default '',
  type text not null,
  unlock_criteria jsonb,
  validation_criteria jsonb,
  validation text not null default 'auto',
  passing_score numeric(5, 2),
  max_attempts integer,
  cooldown_hours integer,
  required boolean not null default true,
  xp integer not null default 0,
  achievement_id uuid references public.achievements,
  status text not null default 'draft',
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (course_id, community_id) references public.courses (id, community_id) on delete cascade,
  constraint course_milestones_slug_key unique (course_id, slug),
  constraint course_milestones_in_community_key unique (id, community_id),
  constraint course_milestones_slug_is_a_slug check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
  constraint course_milestones_title_is_short check (length(btrim(title)) between 1 and 120),
  constraint course_milestones_type_is_known check (
    type in ('knowledge_check', 'skill_demonstration', 'completion', 'certification')
  ),
  constraint course_milestones_unlock_follows_the_grammar check (
    unlock_criteria is null or private.are_criteria(unlock_criteria)
  ),
  constraint course_milestones_validation_follows_the_grammar check (
    validation_criteria is null or private.are_criteria(validation_criteria)
  ),
  constraint course_milestones_validation_is_known check (validation in ('auto', 'manual', 'auto_then_manual')),
  constraint course_milestones_auto_needs_criteria check ((validation = 'manual') = (validation_criteria is null)),
  constraint course_milestones_passing_score_is_a_percentage check (passing_score between 0 and 100),
  constraint course_milestones_attempts_are_some check (max_attempts between 1 and 100),
  constraint course_milestones_cooldown_is_plausible check (cooldown_hours between 1 and 8760),
  constraint course_milestones_xp_is_plausible check (xp between 0 and 10000),
  constraint course_milestones_status_is_known check (status in ('draft', 'live', 'retired'))
);
create index course_milestones_course_id_idx on public.course_milestones (course_id, position);
comment on table public.course_milestones is 'A gate within a course: what opens it, what validates it, and who decides.';

create table public.program_milestones (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  community_id uuid not null,
  program_id uuid not null,
  slug text not null,
  title text not null,
  description text not null default '',
  type text not null,
  unlock_criteria jsonb,
  validation_criteria jsonb,
  validation text not null default 'auto',
  passing_score numeric(5, 2),
  max_attempts integer,
  cooldown_hours integer,
  required boolean not null default true,
  xp integer not null default 0,
  achievement_id uuid references public.achievements,
  status text not null default 'draft',
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (program_id, community_id) references public.programs (id, community_id) on delete cascade,
  constraint program_milestones_slug_key unique (program_id, slug),
  constraint program_milestones_in_community_key unique (id, community_id),
  constraint program_milestones_slug_is_a_slug check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
  constraint program_milestones_title_is_short check (length(btrim(title)) between 1 and 120),
  constraint program_milestones_type_is_known check (
    type in ('knowledge_check', 'skill_demonstration', 'completion', 'certification')
  ),
  constraint program_milestones_unlock_follows_the_grammar check (
    unlock_criteria is null or private.are_criteria(unlock_criteria)
  ),
  constraint program_milestones_validation_follows_the_grammar check (
    validation_criteria is null or private.are_criteria(validation_criteria)
  ),
  constraint program_milestones_validation_is_known check (validation in ('auto', 'manual', 'auto_then_manual')),
  constraint program_milestones_auto_needs_criteria check ((validation = 'manual') = (validation_criteria is null)),
  constraint program_milestones_passing_score_is_a_percentage check (passing_score between 0 and 100),
  constraint program_milestones_attempts_are_some check (max_attempts between 1 and 100),
  constraint program_milestones_cooldown_is_plausible check (cooldown_hours between 1 and 8760),
  constraint program_milestones_xp_is_plausible check (xp between 0 and 10000),
  constraint program_milestones_status_is_known check (status in ('draft', 'live', 'retired'))
);
create index program_milestones_program_id_idx on public.program_milestones (program_id, position);
comment on table public.program_milestones is 'A gate of a whole program, over the courses in it.';

create table public.milestone_prerequisites (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null,
  course_milestone_id uuid,
  program_milestone_id uuid,
  needs_course_milestone_id uuid,
  needs_program_milestone_id uuid,
  foreign key (course_milestone_id, community_id) references public.course_milestones (id, community_id) on delete cascade,
  foreign key (program_milestone_id, community_id) references public.program_milestones (id, community_id) on delete cascade,
  foreign key (needs_course_milestone_id, community_id) references public.course_milestones (id, community_id),
  foreign key (needs_program_milestone_id, community_id) references public.program_milestones (id, community_id),
  constraint milestone_prerequisites_key unique nulls not distinct (
    course_milestone_id, program_milestone_id, needs_course_milestone_id, needs_program_milestone_id
  ),
  constraint milestone_prerequisites_are_of_one check (num_nonnulls(course_milestone_id, program_milestone_id) = 1),
  constraint milestone_prerequisites_need_one check (num_nonnulls(needs_course_milestone_id, needs_program_milestone_id) = 1),
  constraint milestone_prerequisites_courses_stand_alone check (
    course_milestone_id is null or needs_program_milestone_id is null
  )
);
create index milestone_prerequisites_course_idx on public.milestone_prerequisites (course_milestone_id);
create index milestone_prerequisites_program_idx on public.milestone_prerequisites (program_milestone_id);
create index milestone_prerequisites_needs_course_idx on public.milestone_prerequisites (needs_course_milestone_id);
create index milestone_prerequisites_needs_program_idx on public.milestone_prerequisites (needs_program_milestone_id);
comment on table public.milestone_prerequisites is 'Which milestone must be validated before another opens. Never a circle.';

create table public.user_milestone_progress (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null,
  course_milestone_id uuid,
  program_milestone_id uuid,
  status text not null default 'locked',
  attempts integer not null default 0,
  evidence jsonb,
  submitted_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  reason text,
  waived boolean not null default false,
  satisfied_by jsonb,
  event_id uuid,
  updated_at timestamptz not null default now(),
  foreign key (course_milestone_id, community_id) references public.course_milestones (id, community_id),
  foreign key (program_milestone_id, community_id) references public.program_milestones (id, community_id),
  constraint user_milestone_progress_course_key unique (user_id, course_milestone_id),
  constraint user_milestone_progress_program_key unique (user_id, program_milestone_id),
  constraint user_milestone_progress_is_of_one check (num_nonnulls(course_milestone_id, program_milestone_id) = 1),
  constraint user_milestone_progress_status_is_known check (
    status in ('locked', 'available', 'in_progress', 'submitted', 'validated', 'rejected')
  ),
  constraint user_milestone_progress_attempts_are_counted check (attempts >= 0),
  constraint user_milestone_progress_submitted_has_a_time check (status <> 'submitted' or submitted_at is not null),
  constraint user_milestone_progress_decided_has_a_time check (status not in ('validated', 'rejected') or decided_at is not null),
  constraint user_milestone_progress_rejected_by_someone_for_something check (
    status <> 'rejected' or (decided_by is not null and length(btrim(reason)) > 0)
  ),
  constraint user_milestone_progress_waived_by_someone_for_something check (
    not waived or (status = 'validated' and decided_by is not null and length(btrim(reason)) > 0)
  )
);
create index user_milestone_progress_queue_idx on public.user_milestone_progress (community_id, submitted_at)
  where status = 'submitted';
create index user_milestone_progress_course_idx on public.user_milestone_progress (course_milestone_id, community_id);
create index user_milestone_progress_program_idx on public.user_milestone_progress (program_milestone_id, community_id);
comment on table public.user_milestone_progress is 'How far a learner got at a gate. Decided by the engine and by the review service.';

create table public.certificates (
  id uuid primary key default gen_random_uuid(),
  number text not null,
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null,
  program_id uuid,
  course_id uuid,
  holder text not null,
  visibility text not null default 'public',
  issued_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_by uuid,
  revoked_because text,
  foreign key (program_id, community_id) references public.programs (id, community_id),
  foreign key (course_id, community_id) references public.courses (id, community_id),
  constraint certificates_number_key unique (number),
  constraint certificates_program_key unique (user_id, program_id),
  constraint certificates_course_key unique (user_id, course_id),
  constraint certificates_number_is_readable check (number ~ '^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$'),
  constraint certificates_are_for_one check (num_nonnulls(program_id, course_id) = 1),
  constraint certificates_holder_is_short check (length(btrim(holder)) between 1 and 80),
  constraint certificates_visibility_is_known check (visibility in ('private', 'public')),
  constraint certificates_revoked_by_someone_for_something check (
    (revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_because is null)
  )
);
create index certificates_program_idx on public.certificates (program_id, community_id);
create index certificates_course_idx on public.certificates (course_id, community_id);
comment on table public.certificates is 'Proof of a program or course, with a number that anyone can verify.';

create function private.refuse_circular_milestones() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  gate uuid := coalesce(new.course_milestone_id, new.program_milestone_id);
begin
  -- Two edges saved at once could close a circle that neither sees alone.
  perform pg_advisory_xact_lock(hashtextextended('milestone_prerequisites ' || new.community_id, 0));
  if exists (
    with recursive needs (id) as (
      select coalesce(new.needs_course_milestone_id, new.needs_program_milestone_id)
      union
      select coalesce(edge.needs_course_milestone_id, edge.needs_program_milestone_id)
      from needs
      join public.milestone_prerequisites as edge
        on coalesce(edge.course_milestone_id, edge.program_milestone_id) = needs.id
    )
    select from needs where id = gate
  ) then
    raise exception 'milestones need each other in a circle' using errcode = 'check_violation';
  end if;
  return null;
end
$$;

create trigger course_milestones_touch before update on public.course_milestones
  for each row execute function private.touch();
create trigger course_milestones_keep before update on public.course_milestones
  for each row execute function private.keep('id', 'community_id', 'course_id', 'created_at');
create trigger program_milestones_touch before update on public.program_milestones
  for each row execute function private.touch();
create trigger program_milestones_keep before update on public.program_milestones
  for each row execute function private.keep('id', 'community_id', 'program_id', 'created_at');
create trigger milestone_prerequisites_refuse_circles after insert or update on public.milestone_prerequisites
  for each row execute function private.refuse_circular_milestones();
create trigger user_milestone_progress_touch before update on public.user_milestone_progress
  for each row execute function private.touch();
create trigger user_milestone_progress_keep before update on public.user_milestone_progress
  for each row execute function private.keep('id', 'user_id', 'community_id', 'course_milestone_id', 'program_milestone_id');
create trigger certificates_keep before update on public.certificates
  for each row execute function private.keep('id', 'number', 'user_id', 'community_id', 'program_id', 'course_id', 'issued_at');

alter table public.course_milestones enable row level security;
alter table public.program_milestones enable row level security;
alter table public.milestone_prerequisites enable row level security;
alter table public.user_milestone_progress enable row level security;
alter table public.certificates enable row level security;

revoke all on public.course_milestones, public.program_milestones, public.milestone_prerequisites,
  public.user_milestone_progress, public.certificates
  from anon, authenticated;
grant select, insert, update, delete on public.course_milestones, public.program_milestones, public.milestone_prerequisites
  to authenticated;
grant select on public.user_milestone_progress to authenticated;
grant select, update (visibility) on public.certificates to authenticated;
grant select (id, number, community_id, program_id, course_id, holder, issued_at, revoked_at, revoked_because)
  on public.certificates to anon;

create policy "Members see live course milestones, instructors every one"
  on public.course_milestones for select to authenticated
  using (
    community_id in (select private.my_communities())
    and (status = 'live' or community_id in (select private.communities_i_teach()))
  );
create policy "Instructors set course milestones of their community"
  on public.course_milestones for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors change course milestones of their community"
  on public.course_milestones for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors delete course milestones that were never live"
  on public.course_milestones for delete to authenticated
  using (status = 'draft' and community_id in (select private.communities_i_teach()));

create policy "Members see live program milestones, instructors every one"
  on public.program_milestones for select to authenticated
  using (
    community_id in (select private.my_communities())
    and (status = 'live' or community_id in (select private.communities_i_teach()))
  );
create policy "Instructors set program milestones of their community"
  on public.program_milestones for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors change program milestones of their community"
  on public.program_milestones for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors delete program milestones that were never live"
  on public.program_milestones for delete to authenticated
  using (status = 'draft' and community_id in (select private.communities_i_teach()));

create policy "Members see what a milestone needs"
  on public.milestone_prerequisites for select to authenticated
  using (community_id in (select private.my_communities()));
create policy "Instructors say what a milestone of their community needs"
  on public.milestone_prerequisites for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors change what a milestone of their community needs"
  on public.milestone_prerequisites for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors drop what a milestone of their community needs"
  on public.milestone_prerequisites for delete to authenticated
  using (community_id in (select private.communities_i_teach()));

create policy "Learners read their own milestone progress, instructors that of their community"
  on public.user_milestone_progress for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Nobody starts milestone progress but the engine and the review service"
  on public.user_milestone_progress for insert to authenticated
  with check (false);
create policy "Nobody changes milestone progress but the engine and the review service"
  on public.user_milestone_progress for update to authenticated
  using (false)
  with check (false);
create policy "Nobody deletes milestone progress"
  on public.user_milestone_progress for delete to authenticated
  using (false);

create policy "Anyone verifies a public certificate, holders and instructors see every one of theirs"
  on public.certificates for select to anon, authenticated
  using (
    visibility = 'public'
    or user_id = (select auth.uid())
    or community_id in (select private.communities_i_teach())
  );
create policy "Holders decide who sees their certificate"
  on public.certificates for update to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()));
