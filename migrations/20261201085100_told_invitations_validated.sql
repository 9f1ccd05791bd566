-- Notifications may be of invitations, and people may turn those off: no row of before contradicts that.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.notifications validate constraint notifications_kind_is_known;
alter table public.profiles validate constraint profiles_muted_are_known;
