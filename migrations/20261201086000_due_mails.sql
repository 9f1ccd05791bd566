-- What learners asked to be reminded of by mail, too: gathered, so that what is due together is in one mail.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table private.due_mails (
  user_id uuid not null,
  kind text not null default 'assignment_due',
  assignment_id uuid not null references public.assignments on delete cascade,
  mail_at timestamptz not null,
  primary key (user_id, kind, assignment_id),
  foreign key (user_id, kind) references public.mail_subscriptions on delete cascade,
  constraint due_mails_kind_is_known check (kind = 'assignment_due')
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index due_mails_mail_at_idx on private.due_mails (mail_at);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index due_mails_assignment_id_idx on private.due_mails (assignment_id);
comment on table private.due_mails is 'Assignments of which a learner was reminded and is to be mailed, until they are. They go with what the learner asked for.';
comment on column private.due_mails.kind is 'What the learner asked for in mail_subscriptions.';
comment on column private.due_mails.mail_at is 'When the mail is written at the latest. Whatever else waits for the learner by then is in it.';

alter table private.due_mails enable row level security;
revoke all on private.due_mails from anon, authenticated;
grant select, insert, update, delete on private.due_mails to service_role;
