-- The assistant: the steps of help that learners took, what a community decides about it, and the money. All of it is
-- logged: a budget that a crash could empty would be spent twice. Sums are in millionths of a US dollar.

create table public.assistant_settings (
  community_id uuid primary key references public.communities on delete cascade,
  enabled boolean not null default true,
  shows_names boolean not null default true,
  month_budget bigint,
  learner_day_budget bigint,
  updated_at timestamptz not null default now(),
  constraint assistant_settings_month_budget_is_a_sum check (month_budget between 0 and 1000000000000),
  constraint assistant_settings_learner_day_budget_is_a_sum check (learner_day_budget between 0 and 1000000000000)
);
comment on table public.assistant_settings is 'What a community decided about the assistant; without a row, everything is as configured.';
comment on column public.assistant_settings.shows_names is 'Whether instructors see who asked.';
comment on column public.assistant_settings.month_budget is 'Of the whole community in a month; null: as configured.';
comment on column public.assistant_settings.learner_day_budget is 'Of each learner in a day; null: as configured.';

create trigger assistant_settings_touch before update on public.assistant_settings
  for each row execute function private.touch();
create trigger assistant_settings_keep before update on public.assistant_settings
  for each row execute function private.keep('community_id');

create function private.audit_assistant_settings() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
  values (
    new.community_id,
    (select auth.uid()),
    'assistant.settings_changed',
    'community',
    new.community_id::text,
    jsonb_build_object(
      'from', case tg_op when 'UPDATE' then to_jsonb(old) - 'community_id' - 'updated_at' end,
      'to', to_jsonb(new) - 'community_id' - 'updated_at'
    )
  );
  return null;
end
$$;
revoke execute on function private.audit_assistant_settings from public, anon, authenticated;
create trigger assistant_settings_audit after insert or update on public.assistant_settings
  for each row execute function private.audit_assistant_settings();

create table public.assistant_budgets (
  id bigint generated always as identity primary key,
  scope text not null,
  community_id uuid references public.communities on delete cascade,
  user_id uuid references public.profiles on delete cascade,
  period date not null,
  reserved bigint not null default 0,
  spent bigint not null default 0,
  constraint assistant_budgets_key unique nulls not distinct (scope, community_id, user_id, period),
  constraint assistant_budgets_scope_is_known check (scope in ('community', 'learner', 'site')),
  constraint assistant_budgets_scope_says_whose check (
    (scope = 'site') = (community_id is null) and (scope = 'learner') = (user_id is not null)
  ),
  constraint assistant_budgets_are_never_negative check (reserved >= 0 and spent >= 0)
);
create index assistant_budgets_community_id_idx on public.assistant_budgets (community_id, period);
create index assistant_budgets_user_id_idx on public.assistant_budgets (user_id);
comment on table public.assistant_budgets is 'What each budget has given away: of the site and of a community by month, of a learner in a community by day.';
comment on column public.assistant_budgets.period is 'The day, or the first of the month, in UTC.';
comment on column public.assistant_budgets.reserved is 'For answers that are being given, at the most they can cost.';

create table public.assistant_reservations (
  id uuid primary key,
  community_id uuid not null references public.communities on delete cascade,
  user_id uuid references public.profiles on delete set null,
  task text not null,
  model text not null,
  day date not null,
  amount bigint not null,
  state text not null default 'open',
  settled bigint not null default 0,
  released bigint not null default 0,
  input_tokens integer not null default 0,
  cache_read_tokens integer not null default 0,
  cache_write_tokens integer not null default 0,
  output_tokens integer not null default 0,
  lease_until timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint assistant_reservations_state_is_known check (state in ('open', 'settled', 'expired')),
  constraint assistant_reservations_amount_is_a_sum check (amount >= 0 and settled >= 0 and released >= 0),
  constraint assistant_reservations_are_settled_and_released check (
    case state when 'open' then settled + released = 0 else settled + released = amount end
  ),
  constraint assistant_reservations_end_with_their_state check ((state = 'open') = (ended_at is null))
);
create index assistant_reservations_open_idx on public.assistant_reservations (lease_until) where state = 'open';
create index assistant_reservations_community_id_idx on public.assistant_reservations (community_id, day);
create index assistant_reservations_user_id_idx on public.assistant_reservations (user_id);
comment on table public.assistant_reservations is 'One asking of a model: the sum reserved for it, and what became of the sum. Expired: its process died, so all of it counts as spent.';
comment on column public.assistant_reservations.user_id is 'Null once the account was deleted.';
comment on column public.assistant_reservations.lease_until is 'An open one is expired by a sweep after this.';

create table public.assistant_usage (
  community_id uuid not null references public.communities on delete cascade,
  task text not null,
  model text not null,
  day date not null,
  requests integer not null default 0,
  input_tokens bigint not null default 0,
  cache_read_tokens bigint not null default 0,
  cache_write_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  cost bigint not null default 0,
  primary key (community_id, day, task, model)
);
comment on table public.assistant_usage is 'What the assistant cost a community, by day, task and model. Says nothing about learners, so it stays when they go.';

create table public.assistant_steps (
  user_id uuid not null references public.profiles on delete cascade,
  id uuid not null,
  community_id uuid not null references public.communities on delete cascade,
  attempt_id uuid not null,
  question smallint not null,
  step text not null,
  tried jsonb,
  words text not null default '',
  source text not null,
  author_reason text,
  answer text not null default '',
  author_from text not null,
  author_answer text not null,
  model text,
  ending text,
  key text,
  lease_until timestamptz,
  asked_at timestamptz not null,
  ended_at timestamptz,
  primary key (user_id, id),
  foreign key (user_id, attempt_id) references public.attempts (user_id, id) on delete cascade,
  constraint assistant_steps_question_is_of_an_attempt check (question between 1 and 100),
  constraint assistant_steps_step_is_known check (step in ('nudge', 'concept', 'analogue', 'check', 'reveal', 'explain')),
  constraint assistant_steps_words_are_bounded check (length(words) <= 2000),
  constraint assistant_steps_source_is_known check (source in ('model', 'author')),
  constraint assistant_steps_source_has_its_reason check ((source = 'author') = (author_reason is not null)),
  constraint assistant_steps_model_is_named check ((source = 'model') = (model is not null)),
  constraint assistant_steps_end_once check ((ending is null) = (ended_at is null)),
  constraint assistant_steps_wait_for_models_only check (source = 'model' or ending is not null)
) partition by hash (user_id);
select private.partition_by_learner('public.assistant_steps');
create unique index assistant_steps_each_rung_once on public.assistant_steps (user_id, attempt_id, question, step)
  where step <> 'explain';
create unique index assistant_steps_key_idx on public.assistant_steps (user_id, key) where key is not null;
create index assistant_steps_question_idx on public.assistant_steps (user_id, attempt_id, question, id);
create index assistant_steps_of_community_idx on public.assistant_steps (community_id, id desc);
create index assistant_steps_unended_idx on public.assistant_steps (lease_until) where ending is null;
comment on table public.assistant_steps is 'One step of help with a question: what the learner tried and said, and what was answered.';
comment on column public.assistant_steps.tried is 'The answer they leaned to or gave, as attempts store answers: options by their place in the bank.';
comment on column public.assistant_steps.answer is 'Of the model, as far as it came.';
comment on column public.assistant_steps.author_answer is 'What the authors say at this step; shown where no model answered, or it failed.';
comment on column public.assistant_steps.ending is 'How the answer ended; null while it is being given.';
comment on column public.assistant_steps.key is 'The Idempotency-Key: a repeat gets the same answer.';

alter table public.assistant_settings enable row level security;
alter table public.assistant_budgets enable row level security;
alter table public.assistant_reservations enable row level security;
alter table public.assistant_usage enable row level security;
alter table public.assistant_steps enable row level security;

revoke all on
  public.assistant_settings, public.assistant_budgets, public.assistant_reservations, public.assistant_usage,
  public.assistant_steps
  from anon, authenticated;
grant select on
  public.assistant_settings, public.assistant_budgets, public.assistant_reservations, public.assistant_usage
  to authenticated;
grant
  insert (community_id, enabled, shows_names, month_budget, learner_day_budget),
  update (enabled, shows_names, month_budget, learner_day_budget)
  on public.assistant_settings to authenticated;

create policy "Members see what their community decided about the assistant"
  on public.assistant_settings for select to authenticated
  using (community_id in (select private.my_communities()));
create policy "Admins decide about the assistant"
  on public.assistant_settings for insert to authenticated
  with check (community_id in (select private.communities_i_run()));
create policy "Admins change what they decided about the assistant"
  on public.assistant_settings for update to authenticated
  using (community_id in (select private.communities_i_run()))
  with check (community_id in (select private.communities_i_run()));
create policy "Learners see their budget, admins those of their community"
  on public.assistant_budgets for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_run()));
create policy "Admins see what was reserved in their community"
  on public.assistant_reservations for select to authenticated
  using (community_id in (select private.communities_i_run()));
create policy "Admins see what the assistant cost their community"
  on public.assistant_usage for select to authenticated
  using (community_id in (select private.communities_i_run()));
-- Steps are read through the API alone: it shows none while an exam asks the question, names options as the learner sees
-- them, and leaves out names where a community wants that. No token reaches the table.
