-- The assistant answers what members ask: how its answer to each message ended, and which answers are being given now.

alter table public.support_messages
  add column assistant_ending text,
  add column assistant_until timestamptz,
  add constraint support_messages_assistant_ending_is_a_word check (assistant_ending ~ '^[a-z_]{1,40}$'),
  add constraint support_messages_assistant_answers_learners check (
    kind = 'learner' or assistant_ending is null and assistant_until is null
  ),
  add constraint support_messages_assistant_ends_once check (assistant_ending is null or assistant_until is null);
comment on column public.support_messages.assistant_ending is 'How the assistant''s answer to this message of a learner ended; null where it gave none, or is giving it.';
comment on column public.support_messages.assistant_until is 'While the assistant answers: when its process is taken to have died.';
create index support_messages_assistant_until_idx on public.support_messages (assistant_until)
  where assistant_until is not null;

-- What waits for a person is read without what the assistant owns.
drop index public.support_threads_queue_idx;
create index support_threads_queue_idx on public.support_threads (community_id, owner, state, changed_at);
