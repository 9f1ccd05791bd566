-- Mail: what each person asked to be sent, and the outbox from which a worker sends.

create table public.mail_subscriptions (
  user_id uuid not null references public.profiles on delete cascade,
  kind text not null,
  created_at timestamptz not null default now(),
  primary key (user_id, kind),
  constraint mail_subscriptions_kind_is_a_name check (kind ~ '^[a-z_]{1,40}$')
);
comment on table public.mail_subscriptions is 'What a person asked to be sent by mail, and since when. Mail about the account itself needs no row; all other mail does.';

alter table public.mail_subscriptions enable row level security;
revoke all on public.mail_subscriptions from anon, authenticated;
grant select, insert (user_id, kind), delete on public.mail_subscriptions to authenticated;

create policy "People read what they asked for"
  on public.mail_subscriptions for select to authenticated
  using (user_id = (select auth.uid()));
create policy "People ask for mail to themselves"
  on public.mail_subscriptions for insert to authenticated
  with check (user_id = (select auth.uid()));
create policy "People end what they asked for"
  on public.mail_subscriptions for delete to authenticated
  using (user_id = (select auth.uid()));

create table private.mails (
  id uuid primary key,
  key text not null,
  user_id uuid references public.profiles on delete cascade,
  address text not null,
  kind text not null,
  subject text not null,
  body_text text,
  body_html text,
  state text not null default 'waiting',
  attempts integer not null default 0,
  due_at timestamptz not null,
  expires_at timestamptz not null,
  lease uuid,
  provider_id text,
  error text,
  created_at timestamptz not null,
  settled_at timestamptz,
  constraint mails_key_is_sent_once unique (key),
  constraint mails_state_is_known check (state in ('waiting', 'sending', 'sent', 'failed', 'bounced')),
  constraint mails_lease_while_sending check ((state = 'sending') = (lease is not null)),
  constraint mails_settled_at_an_end check ((state in ('waiting', 'sending')) = (settled_at is null))
);
create index mails_due_idx on private.mails (due_at) where state in ('waiting', 'sending');
create index mails_settled_idx on private.mails (settled_at) where settled_at is not null;
create index mails_bounced_idx on private.mails (address) where state = 'bounced';
create index mails_provider_id_idx on private.mails (provider_id) where provider_id is not null;
create index mails_user_id_idx on private.mails (user_id);
comment on table private.mails is 'The outbox: every mail, from the transaction that caused it until some time after it was sent.';
comment on column private.mails.key is 'What the mail is about, made by whoever enqueues it. A second mail with the same key is none.';
comment on column private.mails.body_text is 'Null once it is settled, since it may hold a link that signs in; the local stack keeps it for its page.';
comment on column private.mails.due_at is 'When it is sent next; of a mail that is being sent, when its worker has lost it.';
comment on column private.mails.lease is 'The worker that is sending it. Only the holder notes how that went.';
comment on column private.mails.provider_id is 'What the HTTP provider calls it when it reports a bounce.';

alter table private.mails enable row level security;
revoke all on private.mails from anon, authenticated;
grant select, insert, update, delete on private.mails to service_role;

-- Whoever ends a kind of mail gets none that was waiting already, however they ended it.
create function private.drop_unwanted_mail() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from private.mails where user_id = old.user_id and kind = old.kind and state = 'waiting';
  return null;
end
$$;
revoke execute on function private.drop_unwanted_mail from public, anon, authenticated;
create trigger mail_subscriptions_drop_unwanted after delete on public.mail_subscriptions
  for each row execute function private.drop_unwanted_mail();

create function private.mail_address_works(mailbox text) returns boolean
  language sql stable
  set search_path = ''
as $$
  select count(*) < 3
  from private.mails
  where address = mailbox
    and state = 'bounced'
$$;
comment on function private.mail_address_works is 'Whether an address may get mail that is not about the account: not after three mails that its server refused for good.';

create function private.mail_recipients(wanted text, people uuid[])
  returns table (user_id uuid, address text, display_name text)
  language sql stable security definer
  set search_path = ''
as $$
  select profiles.id, lower(users.email), profiles.display_name
  from public.mail_subscriptions
  join public.profiles on profiles.id = mail_subscriptions.user_id
  join auth.users on users.id = profiles.id
  where mail_subscriptions.user_id = any (people)
    and mail_subscriptions.kind = wanted
    and users.email_confirmed_at is not null
    and private.mail_address_works(lower(users.email))
$$;
comment on function private.mail_recipients is 'Those of these people who asked for a kind of mail, with a confirmed address that works.';

create function private.my_mail_address_works() returns boolean
  language sql stable security definer
  set search_path = ''
as $$
  select private.mail_address_works(lower(email)) from auth.users where id = auth.uid()
$$;
comment on function private.my_mail_address_works is 'Whether the caller''s own address may get mail that is not about the account.';

revoke execute on function private.mail_address_works, private.mail_recipients, private.my_mail_address_works from public;
grant execute on function private.mail_address_works, private.mail_recipients to service_role;
grant execute on function private.my_mail_address_works to authenticated;
