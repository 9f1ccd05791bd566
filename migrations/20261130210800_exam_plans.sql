-- When a learner's exam is and how much time they have, a secret address for calendar programs, and reviews of what is due.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.exam_plans (
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities on delete cascade,
  test_id uuid,
  exam_on date not null,
  minutes_a_day smallint not null,
  rest_days smallint[] not null default '{}',
  updated_at timestamptz not null default now(),
  primary key (user_id, community_id),
  foreign key (test_id, community_id) references public.tests (id, community_id) on delete set null (test_id),
  constraint exam_plans_minutes_are_plausible check (minutes_a_day between 5 and 240),
  constraint exam_plans_rest_on_weekdays check (rest_days <@ '{1,2,3,4,5,6,7}'),
  constraint exam_plans_leave_a_day check (cardinality(rest_days) <= 6)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index exam_plans_community_id_idx on public.exam_plans (community_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index exam_plans_test_id_idx on public.exam_plans (test_id) where test_id is not null;
comment on table public.exam_plans is 'When a learner''s exam is, and how much time they have until then; one a community. What each day holds is computed from today and stored nowhere.';
comment on column public.exam_plans.test_id is 'The only test that is asked until then; null: every test of the community.';
comment on column public.exam_plans.exam_on is 'A date of the learner. Once it has passed, the row stays until they set another.';
comment on column public.exam_plans.rest_days is '1 is Monday, 7 is Sunday.';

create table private.calendar_feeds (
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities on delete cascade,
  id uuid not null default gen_random_uuid(),
  token_hash text not null,
  created_at timestamptz not null default now(),
  primary key (user_id, community_id),
  constraint calendar_feeds_token_hash_key unique (token_hash)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index calendar_feeds_community_id_idx on private.calendar_feeds (community_id);
comment on table private.calendar_feeds is 'Secret addresses under which calendar programs read the plan of a learner.';
comment on column private.calendar_feeds.id is 'Names the entries of the calendar, so that they stay the same under a new address. No secret.';
comment on column private.calendar_feeds.token_hash is 'SHA-256 of the secret, which is stored nowhere.';

grant select, insert, update, delete on public.exam_plans, private.calendar_feeds to service_role;

-- The next migration validates it.
alter table public.practice_sessions
  drop constraint practice_sessions_preset_is_known,
  add constraint practice_sessions_preset_is_known check (
    preset in ('attempt_misses', 'due', 'weak_spots', 'unseen', 'exam_mix')
  ) not valid;

alter table public.exam_plans enable row level security;

-- The service writes them: it knows what day it is for the learner.
revoke all on public.exam_plans from anon, authenticated;
grant select on public.exam_plans to authenticated;

create policy "Learners read their own exam plans"
  on public.exam_plans for select to authenticated
  using (user_id = (select auth.uid()));
