-- Which kinds of notifications somebody does not want to see.

set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.profiles
  add column muted text[] not null default '{}',
  -- functions/_domain/notifications/mutable.ts has the same list.
  add constraint profiles_muted_are_known check (
    muted <@ array[
      'unlock', 'digest', 'level_up', 'goal_reached', 'milestone', 'completed', 'certificate', 'assigned', 'assignment_due'
    ]
  ) not valid;
comment on column public.profiles.muted is 'Kinds of notifications that are not shown. They are written all the same, so they are there once they are wanted again.';
grant select (muted), update (muted) on public.profiles to authenticated;
