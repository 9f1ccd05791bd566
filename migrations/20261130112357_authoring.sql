-- Tests written in the browser: what a question is across versions, working copies that nobody takes yet with every change
-- made to them, and what an instructor decides about a test beside its questions.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

-- What a question is across versions.

create function private.plain_prompt(prompt text) returns text
  language sql immutable strict parallel safe
  set search_path = ''
  return md5(lower(btrim(regexp_replace(prompt, '\s+', ' ', 'g'))));
comment on function private.plain_prompt is 'The same for two prompts that differ in white space and case alone.';

alter table public.questions
  add column lineage_id uuid,
  add column copied_from uuid,
  add column external_id text;
comment on column public.questions.lineage_id is 'What the question is across versions of its test: memory, reports and comments hang on it.';
comment on column public.questions.copied_from is 'The lineage that it was copied from, in this test or in another.';
comment on column public.questions.external_id is 'What the file that it came from calls it; null where it has no name there.';

-- Published versions are frozen, and this changes nothing that they say.
alter table public.questions disable trigger questions_freeze;
update public.questions
set lineage_id = named.lineage_id
from (
  select id, first_value(id) over (partition by test_id, prompt, nth order by test_version) as lineage_id
  from (
    select
      id, test_id, test_version, private.plain_prompt(prompt) as prompt,
      row_number() over (partition by test_id, test_version, private.plain_prompt(prompt) order by position) as nth
    from public.questions
  ) as counted
) as named
where named.id = questions.id;
alter table public.questions enable trigger questions_freeze;

-- Banks have a few thousand rows, which an index reads in a moment.
-- squawk-ignore require-concurrent-index-creation
create unique index questions_lineage_key on public.questions (test_id, test_version, lineage_id);
-- squawk-ignore require-concurrent-index-creation
create unique index questions_external_id_key on public.questions (test_id, test_version, external_id);
-- squawk-ignore require-concurrent-index-creation
create index questions_lineage_id_idx on public.questions (lineage_id);
-- squawk-ignore require-concurrent-index-creation
create index questions_prompt_idx on public.questions (test_id, private.plain_prompt(prompt));

create function private.name_lineage() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  -- By what its file calls it, and otherwise by what it asks. Of two that ask the same, the first continues the earlier one.
  new.lineage_id := coalesce(
    new.lineage_id,
    (
      select earlier.lineage_id
      from public.questions as earlier
      where earlier.test_id = new.test_id
        and earlier.test_version < new.test_version
        and (
          earlier.external_id = new.external_id
          or (
            private.plain_prompt(earlier.prompt) = private.plain_prompt(new.prompt)
            and (earlier.external_id is null or new.external_id is null)
          )
        )
        and not exists (
          select
          from public.questions as taken
          where taken.test_id = new.test_id
            and taken.test_version = new.test_version
            and taken.lineage_id = earlier.lineage_id
        )
      order by (earlier.external_id = new.external_id) is true desc, earlier.test_version desc, earlier.position
      limit 1
    ),
    new.id
  );
  return new;
end
$$;
comment on function private.name_lineage is 'A question that comes without its lineage continues that of an earlier version, or begins one.';
revoke execute on function private.name_lineage from public, anon, authenticated;
create trigger questions_name_lineage before insert on public.questions
  for each row execute function private.name_lineage();

alter table public.questions
  add constraint questions_have_a_lineage check (lineage_id is not null) not valid,
  add constraint questions_external_id_is_short check (length(btrim(external_id)) between 1 and 100) not valid,
  drop constraint questions_position_is_within_a_bank,
  add constraint questions_position_is_within_a_bank check (position between 1 and 500) not valid;

-- What an instructor decides about a test.

alter table public.tests
  add column shuffle boolean not null default true,
  add column allows_practice boolean not null default true,
  add column attempts_allowed smallint,
  add column feedback text not null default 'at_once',
  add column feedback_from timestamptz,
  add column quotas jsonb,
  add column short boolean not null default false,
  add column exam_pool smallint not null default 0,
  add constraint tests_attempts_allowed_is_plausible check (attempts_allowed between 1 and 100) not valid,
  add constraint tests_feedback_is_known check (feedback in ('at_once', 'at_end', 'after_date')) not valid,
  add constraint tests_feedback_has_its_date check ((feedback = 'after_date') = (feedback_from is not null)) not valid,
  add constraint tests_quotas_are_a_list check (jsonb_typeof(quotas) = 'array') not valid,
  add constraint tests_exam_pool_is_within_the_bank check (exam_pool between 0 and size) not valid,
  drop constraint tests_size_is_within_a_bank,
  add constraint tests_size_is_within_a_bank check (size between 0 and 500) not valid;
comment on table public.tests is 'A bank of up to 500 ordered questions in one category.';
comment on column public.tests.shuffle is 'False: an attempt asks in the order of the bank.';
comment on column public.tests.allows_practice is 'Whether it can be taken in practice mode.';
comment on column public.tests.attempts_allowed is 'How many exams a learner may begin; null: any number.';
comment on column public.tests.feedback is 'When what is right is shown: with an answer in practice, after the finish, or from feedback_from on.';
comment on column public.tests.quotas is 'How many questions of each topic an attempt asks, in proportion to its length; null: always the first of the bank.';
comment on column public.tests.short is 'Its author says that fewer than 25 questions are meant.';
comment on column public.tests.exam_pool is 'How many questions of the live version practice never asks; counted like size.';

alter table public.attempts
  drop constraint attempts_length_is_offered,
  add constraint attempts_length_is_offered check (length in (5, 10, 15, 20, 25, 50, 75, 100)) not valid;

create or replace function private.publish_whole_tests() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  bank record;
  fewest integer := case when new.short then 5 else 25 end;
begin
  if new.version < old.version then
    raise exception 'a test''s version never falls' using errcode = 'check_violation';
  end if;
  if new.status = 'live' and (old.status <> 'live' or new.version <> old.version or new.size <> old.size) then
    select count(*) as size, max(position) as last, count(question_keys.question_id) as keys
    into bank
    from public.questions
    left join public.question_keys on question_keys.question_id = questions.id
    where test_id = new.id and test_version = new.version;
    if bank.size < fewest or bank.last <> bank.size or bank.keys <> bank.size then
      raise exception 'version % of this test is not whole: a live test has at least % questions, numbered without a gap, each with a key', new.version, fewest
        using errcode = 'check_violation';
    end if;
    new.size := bank.size;
  end if;
  return new;
end
$$;

-- What learners can take from now on, or cannot any more, is a decision over all of them.
create table public.test_versions (
  test_id uuid not null,
  version integer not null,
  community_id uuid not null,
  size smallint not null,
  published_by uuid references public.profiles on delete set null,
  published_at timestamptz not null default now(),
  primary key (test_id, version),
  foreign key (test_id, community_id) references public.tests (id, community_id) on delete cascade
);
-- The table is new, so nobody waits.
-- squawk-ignore require-concurrent-index-creation
create index test_versions_published_by_idx on public.test_versions (published_by) where published_by is not null;
comment on table public.test_versions is 'Which version of a test went live when, and by whom.';
insert into public.test_versions (test_id, version, community_id, size, published_at)
select id, version, community_id, size, updated_at from public.tests where status <> 'draft' and size > 0;

create function private.record_version() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if new.status = 'live' then
    insert into public.test_versions (test_id, version, community_id, size, published_by)
    values (new.id, new.version, new.community_id, new.size, (select auth.uid()))
    on conflict do nothing;
  end if;
  if new.status <> old.status then
    insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
    values (
      new.community_id, (select auth.uid()),
      'test.' || case when new.status = 'retired' then 'retired' when old.status = 'retired' then 'restored' else 'published' end,
      'test', new.id::text, jsonb_build_object('title', new.title, 'version', new.version)
    );
  end if;
  return null;
end
$$;
comment on function private.record_version is 'Notes who published a version, and who retired or restored a test.';
revoke execute on function private.record_version from public, anon, authenticated;
create trigger tests_record_version after update of status, version on public.tests
  for each row when (new.status <> old.status or new.version <> old.version)
  execute function private.record_version();

-- A list of tests also shows titles, sizes and time limits; the rules of a community hear of status and category alone.
create trigger tests_call_off after update on public.tests
  for each row execute function private.call_off_community_of();

-- Working copies.

create table public.test_drafts (
  test_id uuid primary key,
  community_id uuid not null,
  base_version integer,
  revision integer not null default 1,
  settings jsonb not null,
  settings_revision integer not null default 1,
  updated_by uuid references public.profiles on delete set null,
  updated_at timestamptz not null default now(),
  foreign key (test_id, community_id) references public.tests (id, community_id) on delete cascade,
  constraint test_drafts_in_community_key unique (test_id, community_id),
  constraint test_drafts_settings_are_an_object check (jsonb_typeof(settings) = 'object'),
  constraint test_drafts_settings_are_short check (octet_length(settings::text) <= 16384)
);
-- The table is new, so nobody waits.
-- squawk-ignore require-concurrent-index-creation
create index test_drafts_updated_by_idx on public.test_drafts (updated_by) where updated_by is not null;
comment on table public.test_drafts is 'The working copy of the next version of a test: at most one.';
comment on column public.test_drafts.base_version is 'The version that it was made from; null for a test without one.';
comment on column public.test_drafts.revision is 'Rises with every change of the working copy and of its questions, and never falls, not even with the next working copy.';
comment on column public.test_drafts.settings is 'What the test will say of itself once this is published.';

create table public.question_drafts (
  test_id uuid not null,
  lineage_id uuid not null,
  community_id uuid not null,
  copied_from uuid,
  position smallint not null,
  content jsonb not null,
  revision integer not null default 1,
  origin text not null,
  import_id uuid,
  problems smallint not null default 0,
  updated_by uuid references public.profiles on delete set null,
  updated_at timestamptz not null default now(),
  primary key (test_id, lineage_id),
  foreign key (test_id, community_id) references public.test_drafts (test_id, community_id) on delete cascade,
  constraint question_drafts_position_key unique (test_id, position) deferrable initially deferred,
  constraint question_drafts_position_is_within_a_bank check (position between 1 and 500),
  constraint question_drafts_content_is_an_object check (jsonb_typeof(content) = 'object'),
  constraint question_drafts_content_is_short check (octet_length(content::text) <= 131072),
  constraint question_drafts_origin_is_known check (origin in ('version', 'new', 'import', 'paste', 'copy'))
);
-- The table is new, so nobody waits.
-- squawk-ignore require-concurrent-index-creation
create index question_drafts_updated_by_idx on public.question_drafts (updated_by) where updated_by is not null;
comment on table public.question_drafts is 'Questions of a working copy, with their keys. They may be unfinished.';
comment on column public.question_drafts.content is 'As an import takes a question, as far as it is written.';
comment on column public.question_drafts.problems is 'How many things keep it from going live, as of when it was written.';
comment on column public.question_drafts.import_id is 'The import that brought it, so that all of it can be taken back.';

create table public.draft_changes (
  test_id uuid not null,
  seq integer not null,
  community_id uuid not null,
  what text not null,
  before jsonb not null,
  after jsonb not null,
  made_by uuid references public.profiles on delete set null,
  made_at timestamptz not null default now(),
  undone_at timestamptz,
  closed_at timestamptz,
  primary key (test_id, seq),
  foreign key (test_id, community_id) references public.tests (id, community_id) on delete cascade,
  constraint draft_changes_what_is_known check (
    what in ('add', 'edit', 'remove', 'order', 'settings', 'bulk', 'move', 'duplicate', 'paste', 'import', 'publish', 'discard')
  )
);
-- The table is new, so nobody waits.
-- squawk-ignore require-concurrent-index-creation
create index draft_changes_made_by_idx on public.draft_changes (made_by) where made_by is not null;
comment on table public.draft_changes is 'The last 200 changes of a test''s working copies, each with what was there before and after, to undo and redo in order.';
comment on column public.draft_changes.seq is 'The revision of the working copy that it made.';
comment on column public.draft_changes.before is 'Of what it changed: settings, contents of questions by id (null: not there), the order of ids.';
comment on column public.draft_changes.closed_at is 'It can be neither undone nor redone any more: its working copy is gone, or another change followed an undo.';

create function private.forget_old_changes() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from public.draft_changes where test_id = new.test_id and seq <= new.seq - 200;
  return null;
end
$$;
revoke execute on function private.forget_old_changes from public, anon, authenticated;
create trigger draft_changes_forget after insert on public.draft_changes
  for each row execute function private.forget_old_changes();

create trigger test_drafts_keep before update on public.test_drafts
  for each row execute function private.keep('test_id', 'community_id');
create trigger question_drafts_keep before update on public.question_drafts
  for each row execute function private.keep('test_id', 'lineage_id', 'community_id');
create trigger draft_changes_keep before update on public.draft_changes
  for each row execute function private.keep('test_id', 'seq', 'community_id', 'what', 'before', 'after', 'made_at');

alter table public.test_versions enable row level security;
alter table public.test_drafts enable row level security;
alter table public.question_drafts enable row level security;
alter table public.draft_changes enable row level security;

revoke all on public.test_versions, public.test_drafts, public.question_drafts, public.draft_changes from anon, authenticated;
grant select on public.test_versions to authenticated;
grant select, insert, update, delete on public.test_drafts, public.question_drafts to authenticated;
grant select, insert, update (undone_at, closed_at) on public.draft_changes to authenticated;

create policy "Instructors read which versions their community published"
  on public.test_versions for select to authenticated
  using (community_id in (select private.communities_i_teach()));

create policy "Instructors read working copies of their community"
  on public.test_drafts for select to authenticated
  using (community_id in (select private.communities_i_teach()));
create policy "Instructors begin working copies in their community"
  on public.test_drafts for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors change working copies of their community"
  on public.test_drafts for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors remove working copies of their community"
  on public.test_drafts for delete to authenticated
  using (community_id in (select private.communities_i_teach()));

create policy "Instructors read unpublished questions of their community"
  on public.question_drafts for select to authenticated
  using (community_id in (select private.communities_i_teach()));
create policy "Instructors add questions to working copies of their community"
  on public.question_drafts for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors change unpublished questions of their community"
  on public.question_drafts for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors remove unpublished questions of their community"
  on public.question_drafts for delete to authenticated
  using (community_id in (select private.communities_i_teach()));

create policy "Instructors read the changes of working copies"
  on public.draft_changes for select to authenticated
  using (community_id in (select private.communities_i_teach()));
create policy "Instructors note their own changes"
  on public.draft_changes for insert to authenticated
  with check (made_by = (select auth.uid()) and community_id in (select private.communities_i_teach()));
create policy "Instructors undo and redo changes in their community"
  on public.draft_changes for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
