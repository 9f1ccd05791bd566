-- What learners keep of questions for themselves: a flag that outlives the attempt, and a note. Nobody else reads it.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.question_notes (
  user_id uuid not null references public.profiles on delete cascade,
  lineage_id uuid not null,
  community_id uuid not null references public.communities on delete cascade,
  test_id uuid not null,
  flagged boolean not null default false,
  note text not null default '',
  updated_at timestamptz not null default now(),
  primary key (user_id, lineage_id),
  constraint question_notes_note_is_short check (length(note) <= 2000),
  constraint question_notes_say_something check (flagged or note <> '')
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index question_notes_community_id_idx on public.question_notes (community_id, user_id);
comment on table public.question_notes is 'A flag and a note of a learner on a question, across the versions of its test and all that asks it.';
comment on column public.question_notes.lineage_id is 'The question. It may be asked no more.';
comment on column public.question_notes.test_id is 'The test in which they wrote it last.';
comment on column public.question_notes.note is 'Empty where there is only the flag.';

alter table public.question_notes enable row level security;

-- The service writes them: it knows whether the question was answered.
revoke all on public.question_notes from anon, authenticated;
grant select on public.question_notes to authenticated;

create policy "Learners read their own notes"
  on public.question_notes for select to authenticated
  using (user_id = (select auth.uid()));
