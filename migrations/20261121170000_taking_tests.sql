-- What taking tests asks for beyond the first draft of it: attempts that say all of themselves in one compact row,
-- banks whose size is known without counting, and questions that reach learners only inside an attempt.

-- In the bank's order the right option may well be the first; and who reads the bank has no exam before them.
drop policy "Members see the questions of published versions, instructors every one" on public.questions;
create policy "Instructors read the questions of their community, learners get theirs in an attempt"
  on public.questions for select to authenticated
  using (community_id in (select private.communities_i_teach()));
comment on table public.questions is 'What is asked; says nothing about what is right. Learners are asked in an attempt, and in no other way.';

alter table public.tests add column size smallint not null default 0;
alter table public.tests add constraint tests_size_is_within_a_bank check (size between 0 and 100);
comment on column public.tests.size is 'How many questions the live version has; counted when it goes live.';

create or replace function private.publish_whole_tests() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  bank record;
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
    if bank.size < 25 or bank.last <> bank.size or bank.keys <> bank.size then
      raise exception 'version % of this test is not whole: a live test has at least 25 questions, numbered without a gap, each with a key', new.version
        using errcode = 'check_violation';
    end if;
    new.size := bank.size;
  end if;
  return new;
end
$$;
update public.tests
set size = 1
where status = 'live';

alter table public.memberships
  add column extra_time numeric(3, 2) not null default 1,
  add constraint memberships_extra_time_is_plausible check (extra_time between 1 and 3);
comment on column public.memberships.extra_time is 'How much longer than others this learner has in a timed exam.';
grant update (extra_time) on public.memberships to authenticated;

alter table public.attempts
  drop column option_orders,
  drop column responses,
  add column option_orders text not null default '',
  add column responses json not null default '[]',
  add column answered smallint not null default 0,
  add column seconds integer,
  add column previous_percent numeric(5, 2),
  add column timed_out boolean not null default false,
  add constraint attempts_answer_what_is_asked check (answered between 0 and length),
  add constraint attempts_know_how_long_they_took check ((status = 'finished') = (seconds is not null)),
  add constraint attempts_only_time_limits_time_out check (not timed_out or deadline is not null);
comment on column public.attempts.option_orders is 'Question by question as shown, comma between them: 2013 shows the bank''s third option first. Empty where there are none.';
comment on column public.attempts.responses is 'Question by question as shown: null, or [answer, milliseconds since the start], with a 1 behind if late, a 2 if skipped; options by their place in the bank.';
comment on column public.attempts.flags is 'Questions by their number as shown.';
comment on column public.attempts.previous_percent is 'What the same learner got the time before.';

-- Which option the bank has first may say which is right, so where options stand in it is not for learners.
revoke select on public.attempts from authenticated;
grant select (
  id, user_id, community_id, test_id, test_version, mode, length, flags, position, revision, status, started_at, deadline,
  finished_at, answered, correct, percent, perfect, seconds, previous_percent, timed_out, implausible, updated_at
) on public.attempts to authenticated;
