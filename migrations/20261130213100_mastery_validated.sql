-- The checks that the migration before added. What was there before has the defaults, which they allow. Learners go on meanwhile.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '5min';

alter table public.memory
  validate constraint memory_mixed_days_are_counted,
  validate constraint memory_mixed_days_end_with_a_miss;
