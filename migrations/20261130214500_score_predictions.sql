-- What learners were told of their next exam, and what it came to.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.score_predictions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null references public.communities on delete cascade,
  test_id uuid not null,
  predicted_at timestamptz not null,
  score float8 not null,
  low float8 not null,
  high float8 not null,
  chance float8 not null,
  attempt_id uuid,
  percent numeric,
  foreign key (test_id, community_id) references public.tests (id, community_id) on delete cascade,
  constraint score_predictions_score_is_a_percentage check (score between 0 and 100),
  constraint score_predictions_range_is_in_order check (0 <= low and low <= high and high <= 100),
  constraint score_predictions_chance_is_within check (chance between 0 and 1),
  constraint score_predictions_are_scored_by_an_exam check ((attempt_id is null) = (percent is null))
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create unique index score_predictions_open_key on public.score_predictions (user_id, test_id) where attempt_id is null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index score_predictions_user_id_idx on public.score_predictions (user_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index score_predictions_community_id_idx on public.score_predictions (community_id, predicted_at);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index score_predictions_test_id_idx on public.score_predictions (test_id, community_id);
comment on table public.score_predictions is 'The score of an exam as it was predicted to a learner, and what the first exam after that came to. One a test is open.';
comment on column public.score_predictions.score is 'In percent; 80% of results should lie from low to high.';
comment on column public.score_predictions.chance is 'To pass, from 0 to 1.';
comment on column public.score_predictions.attempt_id is 'The exam that scored it; null while it is open.';

grant select, insert, update, delete on public.score_predictions to service_role;
alter table public.score_predictions enable row level security;

-- The service writes them, so that nobody can improve what they were told.
revoke all on public.score_predictions from anon, authenticated;
grant select on public.score_predictions to authenticated;

create policy "Learners read their own predictions"
  on public.score_predictions for select to authenticated
  using (user_id = (select auth.uid()));
