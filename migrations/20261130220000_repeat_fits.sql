-- How likely learners of a community are right in what they have answered before.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table private.difficulty_fits add column repeats jsonb;
comment on column private.difficulty_fits.repeats is 'How what memory and ability say becomes the chance that an answer is right again; null before that was fitted.';
