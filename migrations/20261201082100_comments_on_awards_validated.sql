-- Each comment is about a question or an achievement: no row of before contradicts that.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.question_comments validate constraint question_comments_are_about_one_thing;
