-- The check was added in the file before.

set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.profiles validate constraint profiles_muted_are_known;
