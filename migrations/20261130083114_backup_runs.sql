-- What became of backups, so that operators see how old the newest is that could be restored.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table private.backup_runs (
  id bigint generated always as identity primary key,
  kind text not null,
  started_at timestamptz not null,
  ended_at timestamptz not null default now(),
  ok boolean not null,
  backup text,
  bytes bigint,
  recovery_point_s double precision,
  recovery_s double precision,
  error text,
  constraint backup_runs_kind_is_known check (kind in ('backup', 'drill', 'wal'))
);
-- The table is new, so nobody waits.
-- squawk-ignore require-concurrent-index-creation
create index backup_runs_ended_at_idx on private.backup_runs (kind, ended_at desc);
alter table private.backup_runs enable row level security;
comment on table private.backup_runs is 'Backups that were taken, restored to see whether they can be, and WAL that was shipped. Written by npm run backup.';
comment on column private.backup_runs.ok is 'False: error says in words what was wrong.';
comment on column private.backup_runs.backup is 'Its id in the store.';
comment on column private.backup_runs.bytes is 'As stored, compressed and encrypted.';
comment on column private.backup_runs.recovery_point_s is 'How old the last transaction was that a drill brought back.';
comment on column private.backup_runs.recovery_s is 'How long a drill took to have a database that takes statements.';

grant select on private.backup_runs to service_role;
