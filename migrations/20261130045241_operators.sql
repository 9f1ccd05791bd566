-- Who operates this site, and what its processes say of themselves.

create table public.site_operators (
  user_id uuid primary key references public.profiles on delete cascade,
  added_at timestamptz not null default now(),
  added_by uuid references public.profiles on delete set null
);
create index site_operators_added_by_idx on public.site_operators (added_by);
comment on table public.site_operators is 'Who sees how the site does, across communities. Written by npm run operators alone, never through the API.';
comment on column public.site_operators.added_by is 'Null: somebody with access to the database.';

create function private.is_site_operator() returns boolean
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return exists (select from public.site_operators where user_id = (select auth.uid()));
end
$$;
revoke execute on function private.is_site_operator from public;
grant execute on function private.is_site_operator to authenticated, service_role;

alter table public.site_operators enable row level security;
revoke all on public.site_operators from anon, authenticated;
grant select on public.site_operators to authenticated;

create policy "Operators see who operates the site"
  on public.site_operators for select to authenticated
  using ((select private.is_site_operator()));

-- Written every ten seconds by each process, so without a log: a crash empties them, and ten seconds later they are back.
create unlogged table private.process_reports (
  id uuid primary key,
  host text not null,
  pid integer not null,
  role text not null,
  version text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  rss bigint not null,
  gauges json not null
) with (fillfactor = 50);
alter table private.process_reports enable row level security;
comment on table private.process_reports is 'Every process that serves requests or works in the background, as of its last word. Deleted an hour after it.';
comment on column private.process_reports.version is 'The newest migration that its code knows.';
comment on column private.process_reports.ended_at is 'Set by a process that is asked to stop. Null and long not seen: it is lost.';
comment on column private.process_reports.rss is 'Its memory in bytes.';
comment on column private.process_reports.gauges is 'What it measures of this moment.';

create unlogged table private.process_minutes (
  process_id uuid not null,
  minute timestamptz not null,
  measured json not null,
  primary key (minute, process_id)
) with (fillfactor = 50);
alter table private.process_minutes enable row level security;
comment on table private.process_minutes is 'What each process counted in each minute of the last hour. Only what is not zero.';

create unlogged table private.alert_states (
  alert text primary key,
  state text not null,
  since timestamptz not null default now()
) with (fillfactor = 50);
alter table private.alert_states enable row level security;
comment on table private.alert_states is 'Since when each alert is in its state (functions/_domain/ops/alerts.ts), as the workers last judged it.';

grant select, insert, update, delete on private.alert_states, private.process_reports, private.process_minutes to service_role;

-- Sessions show when their transaction began to their own role and to members of it alone.
create function private.database_figures() returns table (
  bytes bigint, connections integer, max_connections integer, oldest_transaction_s double precision, blocked integer
)
  language sql stable security definer
  set search_path = ''
as $$
  select
    pg_catalog.pg_database_size(pg_catalog.current_database()),
    count(*)::integer,
    pg_catalog.current_setting('max_connections')::integer,
    max(extract(epoch from pg_catalog.clock_timestamp() - xact_start))
      filter (where pid <> pg_catalog.pg_backend_pid())::double precision,
    (count(*) filter (where wait_event_type = 'Lock'))::integer
  from pg_catalog.pg_stat_activity
  where datname = pg_catalog.current_database()
    and backend_type = 'client backend'
$$;
revoke execute on function private.database_figures from public, anon, authenticated;
grant execute on function private.database_figures to service_role;
