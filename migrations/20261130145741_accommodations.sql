-- More time for a learner, or none of a test asked of them: who decided it, why, and until when.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.accommodations (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  test_id uuid,
  kind text not null,
  factor numeric(3, 2),
  minutes smallint,
  reason text not null,
  made_by uuid references public.profiles on delete set null,
  created_at timestamptz not null default now(),
  ended_by uuid references public.profiles on delete set null,
  ended_at timestamptz,
  foreign key (test_id, community_id) references public.tests (id, community_id) on delete cascade,
  constraint accommodations_kind_is_known check (kind in ('extra_factor', 'extra_minutes', 'excused')),
  constraint accommodations_have_a_factor check ((kind = 'extra_factor') = (factor is not null)),
  constraint accommodations_have_minutes check ((kind = 'extra_minutes') = (minutes is not null)),
  constraint accommodations_factor_is_plausible check (factor between 1 and 3),
  constraint accommodations_minutes_are_plausible check (minutes between 1 and 600),
  constraint accommodations_excuse_from_one_test check (kind <> 'excused' or test_id is not null),
  constraint accommodations_reason_is_given check (length(btrim(reason)) between 1 and 500),
  constraint accommodations_are_ended_by_somebody check (ended_by is null or ended_at is not null)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create unique index accommodations_active_key on public.accommodations (user_id, community_id, test_id, kind)
  nulls not distinct
  where ended_at is null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index accommodations_learner_idx on public.accommodations (user_id, community_id, created_at);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index accommodations_test_id_idx on public.accommodations (test_id) where test_id is not null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index accommodations_made_by_idx on public.accommodations (made_by) where made_by is not null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index accommodations_ended_by_idx on public.accommodations (ended_by) where ended_by is not null;
comment on table public.accommodations is 'What an instructor grants one learner: more time in exams, or that they need not take a test. One of a kind a test is active.';
comment on column public.accommodations.test_id is 'Null: every test of the community.';
comment on column public.accommodations.factor is 'How many times as long as others the learner has in an exam.';
comment on column public.accommodations.minutes is 'How many minutes more; they come on top of the factor.';
comment on column public.accommodations.reason is 'The learner reads it.';
comment on column public.accommodations.made_by is 'Null where it was made before they were kept, or the instructor is gone.';
comment on column public.accommodations.ended_at is 'Null while it applies.';

create trigger accommodations_keep before update on public.accommodations
  for each row execute function private.keep(
    'id', 'community_id', 'user_id', 'test_id', 'kind', 'factor', 'minutes', 'reason', 'created_at'
  );

-- The reason may be about a person's health: it stays in the row, which goes with the learner.
create function private.audit_accommodation() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
  values (
    new.community_id,
    case tg_op when 'INSERT' then new.made_by else new.ended_by end,
    case tg_op when 'INSERT' then 'accommodation.made' else 'accommodation.ended' end,
    'accommodation',
    new.id::text,
    jsonb_build_object(
      'user_id', new.user_id, 'test_id', new.test_id, 'kind', new.kind, 'factor', new.factor, 'minutes', new.minutes
    )
  );
  return null;
end
$$;
comment on function private.audit_accommodation is 'Notes that an accommodation was made or ended.';
revoke execute on function private.audit_accommodation from public, anon, authenticated;

-- 0.1.0 still reads the column, so it goes with the next release; nothing writes it any more.
insert into public.accommodations (community_id, user_id, kind, factor, reason)
select community_id, user_id, 'extra_factor', extra_time, 'Extra time that was granted before reasons were kept.'
from public.memberships
where extra_time <> 1;
revoke update (extra_time) on public.memberships from authenticated;
comment on column public.memberships.extra_time is 'Unused since accommodations; 0.1.0 reads it.';

create trigger accommodations_audit_made after insert on public.accommodations
  for each row execute function private.audit_accommodation();
create trigger accommodations_audit_ended after update of ended_at on public.accommodations
  for each row when (old.ended_at is null and new.ended_at is not null)
  execute function private.audit_accommodation();

alter table public.attempts add column time_limit_minutes smallint;
comment on column public.attempts.time_limit_minutes is 'Of its test when it started, without accommodations; null where there was none, or it started before this was kept.';

alter table public.notifications
  drop constraint notifications_kind_is_known,
  add constraint notifications_kind_is_known check (
    kind in (
      'unlock', 'level_up', 'streak_at_risk', 'milestone', 'digest', 'revoked', 'completed', 'certificate',
      'certificate_revoked', 'became_admin', 'support_reply', 'support_handed_over', 'support_mail', 'regraded',
      'report_settled', 'time_changed'
    )
  ) not valid;

alter table public.accommodations enable row level security;

-- The service writes them: with each change the deadlines of running exams move.
revoke all on public.accommodations from anon, authenticated;
grant select on public.accommodations to authenticated;

create policy "Learners read their own, instructors those of their community"
  on public.accommodations for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
