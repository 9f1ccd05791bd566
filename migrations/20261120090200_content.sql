-- What is taught: programs of courses, and the contents of a course.

create table public.programs (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  slug text not null,
  title text not null,
  description text not null default '',
  status text not null default 'draft',
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint programs_slug_key unique (community_id, slug),
  constraint programs_in_community_key unique (id, community_id),
  constraint programs_slug_is_a_slug check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
  constraint programs_title_is_short check (length(btrim(title)) between 1 and 120),
  constraint programs_status_is_known check (status in ('draft', 'live', 'retired'))
);
comment on table public.programs is 'A path over several courses that ends in a certificate.';

create table public.courses (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  slug text not null,
  title text not null,
  description text not null default '',
  status text not null default 'draft',
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint courses_slug_key unique (community_id, slug),
  constraint courses_in_community_key unique (id, community_id),
  constraint courses_slug_is_a_slug check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
  constraint courses_title_is_short check (length(btrim(title)) between 1 and 120),
  constraint courses_status_is_known check (status in ('draft', 'live', 'retired'))
);
comment on table public.courses is 'Lessons, WODs, scenarios and tests in an order, gated by milestones.';

-- The community is part of both keys, so a program can never hold another community's course.
create table public.program_courses (
  program_id uuid not null,
  course_id uuid not null,
  community_id uuid not null,
  position integer not null default 0,
  primary key (program_id, course_id),
  foreign key (program_id, community_id) references public.programs (id, community_id) on delete cascade,
  foreign key (course_id, community_id) references public.courses (id, community_id) on delete cascade
);
create index program_courses_course_id_idx on public.program_courses (course_id);
comment on table public.program_courses is 'Which courses make up a program, in which order.';

create table public.enrollments (
  user_id uuid not null references public.profiles on delete cascade,
  course_id uuid not null,
  community_id uuid not null,
  enrolled_at timestamptz not null default now(),
  completed_at timestamptz,
  primary key (user_id, course_id),
  foreign key (course_id, community_id) references public.courses (id, community_id) on delete cascade,
  constraint enrollments_complete_after_they_start check (completed_at >= enrolled_at)
);
create index enrollments_course_id_idx on public.enrollments (course_id, community_id);
comment on table public.enrollments is 'Who takes which course. completed_at is set by the engine alone.';

create table public.contents (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  course_id uuid,
  kind text not null,
  slug text not null,
  title text not null,
  body text not null default '',
  difficulty text,
  minutes integer,
  language text,
  test_id uuid,
  status text not null default 'draft',
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (course_id, community_id) references public.courses (id, community_id) on delete cascade,
  constraint contents_slug_key unique (community_id, slug),
  constraint contents_slug_is_a_slug check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
  constraint contents_title_is_short check (length(btrim(title)) between 1 and 120),
  constraint contents_kind_is_known check (kind in ('lesson', 'wod', 'scenario', 'test')),
  constraint contents_only_a_test_has_a_test check ((kind = 'test') = (test_id is not null)),
  constraint contents_difficulty_is_known check (difficulty in ('easy', 'medium', 'hard', 'expert')),
  constraint contents_minutes_are_plausible check (minutes between 1 and 600),
  constraint contents_language_is_a_tag check (language ~ '^[a-z]{2,3}(-[A-Z]{2})?$'),
  constraint contents_status_is_known check (status in ('draft', 'live', 'retired'))
);
create index contents_course_id_idx on public.contents (course_id, position);
comment on table public.contents is 'One thing to do: a lesson, a WOD (workout of the day), a scenario, or a test within a course.';

create trigger programs_touch before update on public.programs
  for each row execute function private.touch();
create trigger programs_keep before update on public.programs
  for each row execute function private.keep('id', 'community_id', 'created_at');
create trigger courses_touch before update on public.courses
  for each row execute function private.touch();
create trigger courses_keep before update on public.courses
  for each row execute function private.keep('id', 'community_id', 'created_at');
create trigger program_courses_keep before update on public.program_courses
  for each row execute function private.keep('program_id', 'course_id', 'community_id');
create trigger contents_touch before update on public.contents
  for each row execute function private.touch();
create trigger contents_keep before update on public.contents
  for each row execute function private.keep('id', 'community_id', 'created_at');

alter table public.programs enable row level security;
alter table public.courses enable row level security;
alter table public.program_courses enable row level security;
alter table public.enrollments enable row level security;
alter table public.contents enable row level security;

revoke all on public.programs, public.courses, public.program_courses, public.enrollments, public.contents
  from anon, authenticated;
grant select, insert, update, delete on public.programs, public.courses, public.program_courses, public.contents
  to authenticated;
grant select, insert (user_id, course_id, community_id), delete on public.enrollments to authenticated;

create policy "Members see live programs, instructors every one"
  on public.programs for select to authenticated
  using (
    community_id in (select private.my_communities())
    and (status = 'live' or community_id in (select private.communities_i_teach()))
  );
create policy "Instructors write programs of their community"
  on public.programs for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors change programs of their community"
  on public.programs for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors remove programs that were never live"
  on public.programs for delete to authenticated
  using (status = 'draft' and community_id in (select private.communities_i_teach()));

create policy "Members see live courses, instructors every one"
  on public.courses for select to authenticated
  using (
    community_id in (select private.my_communities())
    and (status = 'live' or community_id in (select private.communities_i_teach()))
  );
create policy "Instructors write courses of their community"
  on public.courses for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors change courses of their community"
  on public.courses for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors remove courses that were never live"
  on public.courses for delete to authenticated
  using (status = 'draft' and community_id in (select private.communities_i_teach()));

create policy "Members see which courses make up a program"
  on public.program_courses for select to authenticated
  using (community_id in (select private.my_communities()));
create policy "Instructors put courses of their community into its programs"
  on public.program_courses for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors order the courses of a program"
  on public.program_courses for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors take courses out of a program"
  on public.program_courses for delete to authenticated
  using (community_id in (select private.communities_i_teach()));

create policy "Learners see their own enrollments, instructors those of their community"
  on public.enrollments for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Learners enroll in courses they can see, instructors enroll their members"
  on public.enrollments for insert to authenticated
  with check (
    community_id in (select private.my_communities())
    and course_id in (select id from public.courses)
    and (
      user_id = (select auth.uid())
      or (
        community_id in (select private.communities_i_teach())
        and user_id in (
          select memberships.user_id
          from public.memberships
          where memberships.community_id = enrollments.community_id
        )
      )
    )
  );
create policy "Learners leave a course they have not completed"
  on public.enrollments for delete to authenticated
  using (user_id = (select auth.uid()) and completed_at is null);

create policy "Members see live contents, instructors every one"
  on public.contents for select to authenticated
  using (
    community_id in (select private.my_communities())
    and (status = 'live' or community_id in (select private.communities_i_teach()))
  );
create policy "Instructors write contents of their community"
  on public.contents for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors change contents of their community"
  on public.contents for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors remove contents that were never live"
  on public.contents for delete to authenticated
  using (status = 'draft' and community_id in (select private.communities_i_teach()));
