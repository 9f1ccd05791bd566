-- A finished attempt counts only if at least 80% of its questions were answered. The column that said why one does not
-- count had one sentence for one reason; now it has a code for each. Attempts that counted before keep counting.
alter table public.attempts rename column implausible to uncounted;
update public.attempts
set uncounted = 'too_fast'
where uncounted is not null;
alter table public.attempts
  add constraint attempts_uncounted_reason_is_known check (uncounted in ('too_fast', 'too_few_answered'));
comment on column public.attempts.uncounted is 'Why a finished attempt does not count; null when it does.';
