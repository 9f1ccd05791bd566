-- A response may also say how sure its learner was. Rows say it in as few bytes as they can, so this is all that a reader of the
-- table has.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '5min';

comment on column public.attempts.responses is 'Question by question as shown: null, or [answer, milliseconds since the start], with a note behind: 1 late, 2 skipped; its learner was 3 sure, 4 thought so, 5 guessed. Options by their place in the bank.';
