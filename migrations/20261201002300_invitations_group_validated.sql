-- No invitation names a group of another community: checked without holding off those who write.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.invitations validate constraint invitations_group_fkey;
