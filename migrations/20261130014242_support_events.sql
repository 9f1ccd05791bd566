-- What happened to a thread beside what was said in it, since when its learner waits, and replies that are changed by their id.

create table public.support_events (
  id bigint generated always as identity primary key,
  thread_id uuid not null references public.support_threads on delete cascade,
  community_id uuid not null references public.communities on delete cascade,
  actor_id uuid references public.profiles on delete set null,
  kind text not null,
  to_id uuid references public.profiles on delete set null,
  detail jsonb not null default '{}',
  at timestamptz not null,
  constraint support_events_kind_is_known check (
    kind in ('looked_at', 'claimed', 'released', 'handed_over', 'snoozed', 'unsnoozed', 'resolved', 'reopened', 'merged')
  ),
  constraint support_events_detail_is_an_object check (jsonb_typeof(detail) = 'object')
);
create index support_events_thread_id_idx on public.support_events (thread_id, id);
create index support_events_community_id_idx on public.support_events (community_id);
create index support_events_actor_id_idx on public.support_events (actor_id) where actor_id is not null;
create index support_events_to_id_idx on public.support_events (to_id) where to_id is not null;
comment on table public.support_events is 'What happened to a thread beside what was said: append-only. A merged thread takes its events along.';
comment on column public.support_events.actor_id is 'Who did it: one who teaches, or the learner. Null once they are gone.';
comment on column public.support_events.to_id is 'To whom it was handed over.';
comment on column public.support_events.detail is 'until: when a snoozed thread comes back. first: the beginning of the thread that was merged into this one.';

create trigger support_events_keep before update on public.support_events
  for each row execute function private.keep('id', 'community_id', 'kind', 'detail', 'at');
create trigger support_events_append_only before delete on public.support_events
  for each row when (pg_trigger_depth() = 0) execute function private.append_only();

alter table public.support_events enable row level security;
revoke all on public.support_events from anon, authenticated;
grant select on public.support_events to authenticated;

create policy "Those who teach read what happened to threads of their community"
  on public.support_events for select to authenticated
  using (community_id in (select private.communities_i_teach()));

-- Learners do not see who did what in the queue: the function tells them neither names nor ids.
create function private.what_happened_to_my_thread(thread uuid) returns table (kind text, by_me boolean, at timestamptz)
  language sql stable security definer
  set search_path = ''
as $$
  select event.kind, event.actor_id is not distinct from asked.user_id, event.at
  from public.support_events as event
  join public.support_threads as asked on asked.id = event.thread_id
  where event.thread_id = thread
    and asked.user_id = (select auth.uid())
    and event.kind in ('resolved', 'reopened')
  order by event.id
$$;
comment on function private.what_happened_to_my_thread is 'What the learner of a thread is told of its events.';

alter table public.support_threads add column waiting_since timestamptz default now();
update public.support_threads as thread
set waiting_since = case
  when state in ('open', 'snoozed') and owner = 'person' then coalesce(
    (
      select min(asked.created_at)
      from public.support_messages as asked
      where asked.thread_id = thread.id and asked.kind = 'learner'
        and not exists (
          select from public.support_messages as answer
          where answer.thread_id = thread.id and answer.kind in ('staff', 'assistant') and answer.created_at > asked.created_at
        )
    ),
    changed_at
  )
end;
alter table public.support_threads
  add constraint support_threads_wait_while_open check (
    (waiting_since is not null) = (owner = 'person' and state in ('open', 'snoozed'))
  );
create index support_threads_waiting_idx on public.support_threads (community_id, waiting_since, id)
  where waiting_since is not null and merged_into is null;
comment on column public.support_threads.waiting_since is 'Since when the learner waits for a person, also while it is snoozed. Null while nobody does, or the assistant answers.';

alter table public.support_replies add column revision integer not null default 1;
comment on column public.support_replies.revision is 'Counts the changes of what it says.';
create function private.move_support_reply_on() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  new.revision := old.revision + 1;
  new.changed_at := now();
  return new;
end
$$;
comment on function private.move_support_reply_on is 'Counts the changes of a reply, so that nobody overwrites what they have not seen.';
revoke execute on function private.move_support_reply_on from public, anon, authenticated;
create trigger support_replies_move_on before update on public.support_replies
  for each row execute function private.move_support_reply_on();
revoke update on public.support_replies from authenticated;
grant update (title, body) on public.support_replies to authenticated;

-- Who was handed a thread is told.
alter table public.notifications
  drop constraint notifications_kind_is_known,
  add constraint notifications_kind_is_known check (
    kind in (
      'unlock', 'level_up', 'streak_at_risk', 'milestone', 'digest', 'revoked', 'completed', 'certificate',
      'certificate_revoked', 'became_admin', 'support_reply', 'support_handed_over'
    )
  );
