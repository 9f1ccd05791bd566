-- Mail about what is asked: answers to the learner, who may answer them by mail, and to those who teach, how many wait.

alter table private.mails add column thread_id uuid references public.support_threads on delete cascade;
create index mails_thread_id_idx on private.mails (thread_id) where thread_id is not null;
comment on column private.mails.thread_id is 'The question that it answers: mails of one thread are one conversation, and replies come into it.';

create table private.refused_mails (
  day date not null,
  reason text not null,
  times integer not null default 1,
  primary key (day, reason),
  constraint refused_mails_reason_is_a_name check (reason ~ '^[a-z_]{1,40}$')
);
comment on table private.refused_mails is 'How many mails that arrived were not taken, by day (UTC) and reason. Nothing of the mails is kept.';

alter table private.refused_mails enable row level security;
revoke all on private.refused_mails from anon, authenticated;
grant select, insert, update, delete on private.refused_mails to service_role;

create function private.confirmed_address(person uuid) returns text
  language sql stable security definer
  set search_path = ''
as $$
  select lower(email) from auth.users where id = person and email_confirmed_at is not null
$$;
comment on function private.confirmed_address is 'The address that a person has shown to be theirs; null without one.';
revoke execute on function private.confirmed_address from public;
grant execute on function private.confirmed_address to service_role;

-- Who teaches in a community no more gets no mail about its questions that was waiting already.
create function private.drop_mail_of_former_teacher() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from private.mails where user_id = old.user_id and kind = 'support_question' and state = 'waiting';
  return null;
end
$$;
revoke execute on function private.drop_mail_of_former_teacher from public, anon, authenticated;
create trigger memberships_drop_mail_of_removed after delete on public.memberships
  for each row when (old.role <> 'student') execute function private.drop_mail_of_former_teacher();
create trigger memberships_drop_mail_of_student after update of role on public.memberships
  for each row when (old.role <> 'student' and new.role = 'student') execute function private.drop_mail_of_former_teacher();

-- What was not taken of a mail is told to its sender.
alter table public.notifications
  drop constraint notifications_kind_is_known,
  add constraint notifications_kind_is_known check (
    kind in (
      'unlock', 'level_up', 'streak_at_risk', 'milestone', 'digest', 'revoked', 'completed', 'certificate',
      'certificate_revoked', 'became_admin', 'support_reply', 'support_handed_over',
      'support_mail'
    )
  );
