-- A community that somebody made a short while ago tells few people a day that they are invited, in the app as by mail.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table private.community_makers
  add column told_on date,
  add column told integer not null default 0;
comment on column private.community_makers.told_on is 'The last day, in UTC, on which the community had people told that they are invited.';
comment on column private.community_makers.told is 'How many addresses were to be told on that day, whether there is an account of them or not.';
