-- People may turn off notifications of announcements and comments, too.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.profiles
  drop constraint profiles_muted_are_known,
  -- functions/_domain/notifications/mutable.ts has the same list.
  add constraint profiles_muted_are_known check (
    muted <@ array[
      'unlock', 'digest', 'level_up', 'goal_reached', 'milestone', 'completed', 'certificate', 'assigned', 'assignment_due',
      'announcement', 'comment_mention', 'comment_answer', 'comment_endorsed', 'comment_report_settled'
    ]
  ) not valid;
