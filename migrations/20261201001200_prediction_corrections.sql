-- How a prediction came about, so that later ones of the test can be corrected by what its exam came to.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.score_predictions
  add column length smallint,
  add column plain_score float8,
  add column plain_variance float8,
  add column plain_again float8;
comment on column public.score_predictions.length is 'Questions of the exam that was predicted.';
comment on column public.score_predictions.plain_score is 'Without a correction; null before predictions were corrected.';
comment on column public.score_predictions.plain_variance is 'Of the score, in square points, without what learners are off together.';
comment on column public.score_predictions.plain_again is 'Which part of the exam had been answered before, from 0 to 1.';
