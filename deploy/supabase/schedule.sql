-- The background work of a Supabase project without servers: pg_cron calls the function events-worker, with a secret from Vault.
-- Before it, in the SQL editor:
--   select vault.create_secret('https://<ref>.supabase.co/functions/v1', 'laude_functions_url');
--   select vault.create_secret('<WORKER_SECRET of the functions>', 'laude_worker_secret');
create extension if not exists pg_cron;
create extension if not exists pg_net;

create or replace function private.call_worker(path text) returns bigint
language sql
security definer
set search_path = ''
as $$
  select net.http_post(
    url := (select decrypted_secret from vault.decrypted_secrets where name = 'laude_functions_url')
      || '/events-worker' || path,
    body := '{}'::jsonb,
    headers := jsonb_build_object(
      'Content-Type', 'application/json',
      'Authorization',
      'Bearer ' || (select decrypted_secret from vault.decrypted_secrets where name = 'laude_worker_secret')
    ),
    timeout_milliseconds := 120000
  )
$$;
revoke all on function private.call_worker from public, anon, authenticated;
comment on function private.call_worker is 'Calls the background work of the functions, as their scheduler.';

-- One call for each hundred events that wait, and none while none does.
select cron.schedule('laude-drain', '5 seconds', $$
  select private.call_worker('/drain')
  from generate_series(
    1,
    (
      select least(20, ceil(count(*) / 100.0))::integer
      from (
        select from public.event_queue where parked_at is null and due_at <= now() limit 2000
      ) as waiting
    )
  )
$$);

select cron.schedule('laude-sweep', '30 seconds', $$select private.call_worker('/sweep')$$);

-- What pg_cron remembers of calls is never deleted by itself.
select cron.schedule(
  'laude-forget-calls', '0 3 * * *',
  $$delete from cron.job_run_details where end_time < now() - interval '3 days'$$
);
