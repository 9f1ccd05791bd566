-- A goal that is reached is told, and goals of the day are chosen before their learner comes.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.notifications
  drop constraint notifications_kind_is_known,
  add constraint notifications_kind_is_known check (
    kind in (
      'unlock', 'level_up', 'streak_at_risk', 'milestone', 'digest', 'revoked', 'completed', 'certificate',
      'certificate_revoked', 'became_admin', 'support_reply', 'support_handed_over', 'support_mail', 'regraded',
      'report_settled', 'time_changed', 'goal_reached'
    )
  ) not valid;

alter table public.goal_settings add column due_at timestamptz;
comment on column public.goal_settings.due_at is 'When a worker chooses goals next, in the learner''s morning; null for who has not learned for a week, until they come.';
-- No row has one yet, so this finds nothing to sort.
-- squawk-ignore require-concurrent-index-creation
create index goal_settings_due_idx on public.goal_settings (due_at) where due_at is not null;

-- Rows are only added and removed, so no event waits for a worker that has its learner in hand.
create table private.goal_changes (
  id bigint generated always as identity primary key,
  user_id uuid not null,
  community_id uuid not null
);
comment on table private.goal_changes is 'Learners with open goals who did something: a worker looks whether they reached one.';
grant select, insert, update, delete on private.goal_changes to service_role;

create function private.note_goal_events() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into private.goal_changes (user_id, community_id)
  select distinct added.user_id, added.community_id
  from added
  where added.type <> 'daily_login'
    and exists (
      select from public.goals
      where goals.user_id = added.user_id and goals.community_id = added.community_id and goals.ended is null
    );
  return null;
end
$$;
comment on function private.note_goal_events is 'Notes learners with open goals who did anything but sign in.';
create trigger activity_events_note_goals after insert on public.activity_events
  referencing new table as added
  for each statement execute function private.note_goal_events();

create function private.forget_goal_changes() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from private.goal_changes where user_id = old.id;
  return null;
end
$$;
comment on function private.forget_goal_changes is 'Drops what was noted of a learner who is gone.';
create trigger profiles_forget_goals after delete on public.profiles
  for each row execute function private.forget_goal_changes();

revoke execute on function private.note_goal_events, private.forget_goal_changes from public, anon, authenticated;
