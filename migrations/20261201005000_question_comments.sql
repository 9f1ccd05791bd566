-- What learners say to each other about a question: below its answer, never before it. Who reports what, and what instructors decide.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.question_comments (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null,
  test_id uuid not null,
  lineage_id uuid not null,
  user_id uuid not null references public.profiles on delete cascade,
  body text not null,
  status text not null default 'shown',
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  endorsed_by uuid references public.profiles on delete set null,
  endorsed_at timestamptz,
  decided_by uuid references public.profiles on delete set null,
  decided_at timestamptz,
  constraint question_comments_in_community_key unique (id, community_id),
  constraint question_comments_test_fkey
    foreign key (test_id, community_id) references public.tests (id, community_id) on delete cascade,
  constraint question_comments_body_is_short check (length(body) between 1 and 2000),
  constraint question_comments_status_is_known check (status in ('shown', 'hidden', 'removed'))
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index question_comments_thread_idx on public.question_comments (community_id, lineage_id, created_at);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index question_comments_test_id_idx on public.question_comments (test_id, community_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index question_comments_user_id_idx on public.question_comments (user_id, created_at);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index question_comments_endorsed_by_idx on public.question_comments (endorsed_by) where endorsed_by is not null;
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index question_comments_decided_by_idx on public.question_comments (decided_by) where decided_by is not null;
comment on table public.question_comments is 'What members say about a question, across the versions of its test: shown to those who have answered it.';
comment on column public.question_comments.test_id is 'The test in which it was written.';
comment on column public.question_comments.status is 'hidden: by three reports or by an instructor, and may come back; removed: an instructor decided so.';
comment on column public.question_comments.revision is 'Counts edits and decisions, so that nobody decides about words they have not read.';
comment on column public.question_comments.endorsed_at is 'Since when an instructor says that it is right.';

create table public.comment_reactions (
  comment_id uuid not null,
  user_id uuid not null references public.profiles on delete cascade,
  kind text not null,
  community_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (comment_id, user_id, kind),
  constraint comment_reactions_comment_fkey
    foreign key (comment_id, community_id) references public.question_comments (id, community_id) on delete cascade,
  constraint comment_reactions_kind_is_known check (kind in ('helpful', 'thanks'))
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index comment_reactions_user_id_idx on public.comment_reactions (user_id);
comment on table public.comment_reactions is 'Who finds a comment helpful or is thankful for it: one of each kind a person. Learners see only how many.';

create table public.comment_reports (
  comment_id uuid not null,
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null,
  reason text not null,
  note text not null default '',
  created_at timestamptz not null default now(),
  outcome text,
  settled_at timestamptz,
  primary key (comment_id, user_id),
  constraint comment_reports_comment_fkey
    foreign key (comment_id, community_id) references public.question_comments (id, community_id) on delete cascade,
  constraint comment_reports_reason_is_known check (reason in ('unkind', 'spam', 'wrong', 'personal', 'other')),
  constraint comment_reports_note_is_short check (length(note) <= 500),
  constraint comment_reports_outcome_is_known check (outcome in ('kept', 'hidden', 'removed')),
  constraint comment_reports_are_settled_with_an_outcome check ((outcome is null) = (settled_at is null))
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index comment_reports_user_id_idx on public.comment_reports (user_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index comment_reports_inbox_idx on public.comment_reports (community_id, comment_id) where settled_at is null;
comment on table public.comment_reports is 'What a member says is wrong with a comment: once a person. Its author never learns who.';

create trigger question_comments_keep before update on public.question_comments
  for each row execute function private.keep('id', 'community_id', 'test_id', 'lineage_id', 'user_id', 'created_at');

alter table public.question_comments enable row level security;
alter table public.comment_reactions enable row level security;
alter table public.comment_reports enable row level security;

-- The service reads and writes them for learners: it knows whether they have answered the question.
revoke all on public.question_comments, public.comment_reactions, public.comment_reports from anon, authenticated;
grant select on public.question_comments, public.comment_reactions, public.comment_reports to authenticated;
grant select, insert, update, delete
  on public.question_comments, public.comment_reactions, public.comment_reports
  to service_role;

create policy "Learners read own comments, instructors their community's"
  on public.question_comments for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Learners read their own reactions"
  on public.comment_reactions for select to authenticated
  using (user_id = (select auth.uid()));
create policy "Learners read own reports, instructors their community's"
  on public.comment_reports for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
