-- Questions of members to a person of their community, what was answered, and the articles of the help center to search in.

create extension if not exists unaccent schema extensions;
create extension if not exists pg_trgm schema extensions;

create text search configuration public.laude_english (copy = pg_catalog.english);
alter text search configuration public.laude_english
  alter mapping for asciiword, word, hword, hword_part, asciihword, hword_asciipart
  with extensions.unaccent, english_stem;
comment on text search configuration public.laude_english is 'English words without accents.';

create table public.help_articles (
  slug text primary key,
  category text not null,
  title text not null,
  summary text not null,
  keywords text not null,
  body text not null,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  search tsvector not null generated always as (
    setweight(to_tsvector('public.laude_english', title), 'A')
    || setweight(to_tsvector('public.laude_english', keywords), 'B')
    || setweight(to_tsvector('public.laude_english', summary), 'C')
    || setweight(to_tsvector('public.laude_english', body), 'D')
  ) stored,
  constraint help_articles_slug_is_a_slug check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
create index help_articles_search_idx on public.help_articles using gin (search);
comment on table public.help_articles is 'The articles of the help center, for search. The functions bring them along; a changed text is a new version.';

create table private.help_edition (
  alone boolean primary key default true,
  hash text not null,
  constraint help_edition_is_one_row check (alone)
);
alter table private.help_edition enable row level security;
insert into private.help_edition (hash) values ('');
comment on table private.help_edition is 'Which articles are stored, so that a server which has others stores its own.';
grant select, update on private.help_edition to service_role;

create table public.help_votes (
  user_id uuid not null references public.profiles on delete cascade,
  slug text not null references public.help_articles on delete cascade,
  version integer not null,
  is_helpful boolean not null,
  reason text not null default '',
  voted_at timestamptz not null default now(),
  primary key (user_id, slug),
  constraint help_votes_reason_is_short check (length(reason) <= 500)
);
create index help_votes_slug_idx on public.help_votes (slug, is_helpful);
comment on table public.help_votes is 'Whether an article helped: one vote a person, of the version that they read.';

create table public.support_threads (
  id uuid primary key,
  community_id uuid not null references public.communities on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  topic text not null,
  owner text not null default 'person',
  state text not null default 'open',
  snoozed_until timestamptz,
  is_held boolean not null default false,
  may_publish boolean not null default false,
  about jsonb,
  claimed_by uuid references public.profiles on delete set null,
  claimed_until timestamptz,
  merged_into uuid references public.support_threads on delete set null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  constraint support_threads_topic_is_known check (topic in ('question', 'exam', 'account', 'site', 'other')),
  constraint support_threads_owner_is_known check (owner in ('assistant', 'person')),
  constraint support_threads_state_is_known check (state in ('open', 'waiting', 'snoozed', 'resolved')),
  constraint support_threads_snoozed_until_a_time check ((state = 'snoozed') = (snoozed_until is not null)),
  constraint support_threads_about_is_an_object check (about is null or jsonb_typeof(about) = 'object')
);
create index support_threads_user_id_idx on public.support_threads (user_id, changed_at desc);
create index support_threads_queue_idx on public.support_threads (community_id, state, changed_at);
create index support_threads_claimed_by_idx on public.support_threads (claimed_by) where claimed_by is not null;
create index support_threads_merged_into_idx on public.support_threads (merged_into) where merged_into is not null;
comment on table public.support_threads is 'What a member asked the people of a community, and how it stands. Private to them and those who teach there.';
comment on column public.support_threads.owner is 'Who answers: the assistant never does once a person owns it.';
comment on column public.support_threads.is_held is 'First words of somebody without a history: nothing answers them before a person has looked.';
comment on column public.support_threads.about is 'The question of a finished attempt as the learner saw it, as text.';

create table public.support_messages (
  id uuid primary key,
  thread_id uuid not null references public.support_threads on delete cascade,
  community_id uuid not null references public.communities on delete cascade,
  author_id uuid references public.profiles on delete set null,
  kind text not null,
  body text not null,
  citations jsonb not null default '[]',
  key text,
  created_at timestamptz not null default now(),
  constraint support_messages_kind_is_known check (kind in ('learner', 'staff', 'assistant', 'note')),
  constraint support_messages_body_is_not_empty check (length(body) between 1 and 8000),
  constraint support_messages_citations_are_a_list check (jsonb_typeof(citations) = 'array')
);
create index support_messages_thread_id_idx on public.support_messages (thread_id, created_at, id);
create index support_messages_author_id_idx on public.support_messages (author_id) where author_id is not null;
create index support_messages_community_id_idx on public.support_messages (community_id);
create unique index support_messages_key_idx on public.support_messages (author_id, key) where key is not null;
comment on table public.support_messages is 'What was said in a thread. A note is for those who teach alone.';
comment on column public.support_messages.key is 'The Idempotency-Key of the request that wrote it.';

create table public.support_replies (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  title text not null,
  body text not null,
  changed_at timestamptz not null default now(),
  constraint support_replies_are_short check (length(title) between 1 and 80 and length(body) between 1 and 4000),
  unique (community_id, title)
);
comment on table public.support_replies is 'Answers that those who teach in a community give often.';

create table public.support_answers (
  id uuid primary key,
  community_id uuid not null references public.communities on delete cascade,
  thread_id uuid references public.support_threads on delete set null,
  title text not null,
  body text not null,
  state text not null default 'draft',
  author_id uuid references public.profiles on delete set null,
  approver_id uuid references public.profiles on delete set null,
  created_at timestamptz not null default now(),
  published_at timestamptz,
  search tsvector not null generated always as (
    setweight(to_tsvector('public.laude_english', title), 'A') || setweight(to_tsvector('public.laude_english', body), 'D')
  ) stored,
  constraint support_answers_state_is_known check (state in ('draft', 'published', 'declined')),
  constraint support_answers_published_at_a_time check ((state = 'published') = (published_at is not null)),
  constraint support_answers_are_short check (length(title) between 1 and 120 and length(body) between 1 and 8000),
  constraint support_answers_need_a_second_look check (approver_id is null or approver_id <> author_id)
);
create index support_answers_community_id_idx on public.support_answers (community_id, state);
create index support_answers_search_idx on public.support_answers using gin (search);
create index support_answers_thread_id_idx on public.support_answers (thread_id) where thread_id is not null;
create index support_answers_author_id_idx on public.support_answers (author_id) where author_id is not null;
create index support_answers_approver_id_idx on public.support_answers (approver_id) where approver_id is not null;
comment on table public.support_answers is 'Answered questions of a community, without names, that the next learner finds. Two people see each before it is published.';

alter table public.help_articles enable row level security;
alter table public.help_votes enable row level security;
alter table public.support_threads enable row level security;
alter table public.support_messages enable row level security;
alter table public.support_replies enable row level security;
alter table public.support_answers enable row level security;

revoke all on public.help_articles, public.help_votes, public.support_threads, public.support_messages, public.support_replies,
  public.support_answers from anon, authenticated;
grant select on public.help_articles to anon, authenticated;
grant select, insert, delete, update (version, is_helpful, reason, voted_at) on public.help_votes to authenticated;
grant select on public.support_threads, public.support_messages, public.support_answers to authenticated;
grant select, insert, delete, update (title, body, changed_at) on public.support_replies to authenticated;

create policy "Everyone reads help articles"
  on public.help_articles for select to anon, authenticated
  using (true);

create policy "People read their own votes"
  on public.help_votes for select to authenticated
  using (user_id = (select auth.uid()));
create policy "People vote for themselves"
  on public.help_votes for insert to authenticated
  with check (user_id = (select auth.uid()));
create policy "People change their own votes"
  on public.help_votes for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "People take back their own votes"
  on public.help_votes for delete to authenticated
  using (user_id = (select auth.uid()));

create policy "Learners read their threads, those who teach all of their community"
  on public.support_threads for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));

create policy "Learners read what was said to them, those who teach everything"
  on public.support_messages for select to authenticated
  using (
    community_id in (select private.communities_i_teach())
    or kind <> 'note' and thread_id in (select id from public.support_threads where user_id = (select auth.uid()))
  );

create policy "Those who teach read the replies of their community"
  on public.support_replies for select to authenticated
  using (community_id in (select private.communities_i_teach()));
create policy "Those who teach write replies"
  on public.support_replies for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Those who teach change replies"
  on public.support_replies for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Those who teach delete replies"
  on public.support_replies for delete to authenticated
  using (community_id in (select private.communities_i_teach()));

create policy "Members read published answers, those who teach all of them"
  on public.support_answers for select to authenticated
  using (
    community_id in (select private.communities_i_teach())
    or state = 'published' and community_id in (select private.my_communities())
  );

-- A reply in a thread is told to the learner.
alter table public.notifications
  drop constraint notifications_kind_is_known,
  add constraint notifications_kind_is_known check (
    kind in (
      'unlock', 'level_up', 'streak_at_risk', 'milestone', 'digest', 'revoked', 'completed', 'certificate',
      'certificate_revoked', 'became_admin', 'support_reply'
    )
  );
