-- What a learner remembers of each question. It follows from finished attempts and practice sessions alone: a worker folds them in the order in which they
-- were finished, and whatever changes what they say is noted for it.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.memory (
  user_id uuid not null references public.profiles on delete cascade,
  lineage_id uuid not null,
  community_id uuid not null,
  test_id uuid not null,
  stability float8 not null,
  difficulty float8 not null,
  due_on date not null,
  reviewed_at timestamptz not null,
  repetitions integer not null,
  lapses integer not null,
  answered integer not null,
  missed integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  first_right boolean not null,
  last_right boolean not null,
  primary key (user_id, lineage_id),
  constraint memory_stability_is_positive check (stability > 0),
  constraint memory_difficulty_is_within check (difficulty between 1 and 10),
  constraint memory_counts_fit check (missed between 0 and answered and lapses between 0 and repetitions),
  constraint memory_is_of_answers check (answered > 0 and repetitions between 1 and answered),
  constraint memory_times_are_in_order check (first_at <= reviewed_at and reviewed_at <= last_at)
) partition by hash (user_id);
select private.partition_by_learner('public.memory');
comment on table public.memory is 'What a learner remembers of a question, across the versions of its test: an FSRS card, and how it was answered.';
comment on column public.memory.lineage_id is 'The question. It may be asked no more; then it is never due.';
comment on column public.memory.stability is 'In how many days the chance to recall it falls to 90%.';
comment on column public.memory.difficulty is 'From 1 to 10.';
comment on column public.memory.due_on is 'The day, in UTC, from which on a right answer moves the card.';
comment on column public.memory.reviewed_at is 'The last answer that moved the card. A right one before it was due did not.';
comment on column public.memory.missed is 'Answers that were not fully right.';

-- Rows are only added and removed: whoever finishes an attempt never waits for a worker that has its learner in hand.
create table private.memory_changes (
  id bigint generated always as identity primary key,
  user_id uuid not null,
  community_id uuid not null,
  anew boolean not null default false,
  finished_at timestamptz
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index memory_changes_learner_idx on private.memory_changes (user_id, community_id);
comment on table private.memory_changes is 'Learners whose memory has to follow their attempts.';
comment on column private.memory_changes.anew is 'An attempt that may be in the memory already was graded anew, or is gone: the memory is folded from the start.';
comment on column private.memory_changes.finished_at is 'Of the attempt that ended. One from before the cursor is folded by starting anew; null: whatever comes after the cursor.';

create table private.memory_cursors (
  user_id uuid not null references public.profiles on delete cascade,
  community_id uuid not null,
  finished_at timestamptz not null,
  attempt_id uuid not null,
  primary key (user_id, community_id)
);
comment on table private.memory_cursors is 'The last attempt or practice session that is in the memory of a learner.';

grant select, insert, update, delete on public.memory, private.memory_changes, private.memory_cursors to service_role;

create function private.note_attempt() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    -- Where the account goes, too, nothing is left to be followed.
    insert into private.memory_changes (user_id, community_id, anew)
    select old.user_id, old.community_id, true
    where exists (select from public.profiles where id = old.user_id);
  else
    insert into private.memory_changes (user_id, community_id, finished_at)
    values (new.user_id, new.community_id, new.finished_at);
  end if;
  return null;
end
$$;
comment on function private.note_attempt is 'Notes that an attempt that counts, or a practice session, has ended, was imported, or is gone.';

create function private.note_mark() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into private.memory_changes (user_id, community_id, anew) values (new.user_id, new.community_id, true);
  return null;
end
$$;
comment on function private.note_mark is 'Notes that an essay of a finished exam was marked.';

create function private.forget_memory() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from private.memory_changes where user_id = old.id;
  return null;
end
$$;
comment on function private.forget_memory is 'Drops what was noted of a learner who is gone.';

revoke execute on function private.note_attempt, private.note_mark, private.forget_memory from public, anon, authenticated;

-- No statement that saves answers names the status, so saving costs nothing more.
create trigger attempts_note_insert after insert on public.attempts
  for each row when (new.status = 'finished' and new.uncounted is null)
  execute function private.note_attempt();
create trigger attempts_note_finish after update of status on public.attempts
  for each row when (new.status = 'finished' and new.uncounted is null)
  execute function private.note_attempt();
create trigger attempts_note_delete after delete on public.attempts
  for each row when (old.status = 'finished' and old.uncounted is null)
  execute function private.note_attempt();
create trigger practice_sessions_note_finish after insert or update of status on public.practice_sessions
  for each row when (new.status = 'finished')
  execute function private.note_attempt();
create trigger practice_sessions_note_delete after delete on public.practice_sessions
  for each row when (old.status = 'finished')
  execute function private.note_attempt();
create trigger essay_marks_note after insert or update of credit on public.essay_marks
  for each row execute function private.note_mark();
create trigger profiles_forget_memory after delete on public.profiles
  for each row execute function private.forget_memory();

-- Whoever finished something before: one row a learner, from a table that has one row a learner. The worker does the rest, page by page.
insert into private.memory_changes (user_id, community_id)
select user_id, community_id from public.user_counters
union
select user_id, community_id from public.event_queue;

alter table public.memory enable row level security;

-- A worker alone writes it.
revoke all on public.memory from anon, authenticated;
grant select on public.memory to authenticated;

-- Before a test shows what is right, nobody learns from here which answers were.
create policy "Learners read their own once shown, instructors all of theirs"
  on public.memory for select to authenticated
  using (
    community_id in (select private.communities_i_teach())
    or (
      user_id = (select auth.uid())
      and test_id in (select id from public.tests where feedback <> 'after_date' or feedback_from <= now())
    )
  );
