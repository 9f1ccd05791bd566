-- Every caller writes here, so it costs as little as a row can: no log. A crash empties it, which forgives everybody.
create unlogged table private.rate_limits (
  key text primary key,
  full_at double precision not null,
  is_allowed boolean not null
) with (fillfactor = 50);
create index rate_limits_full_at_idx on private.rate_limits (full_at);
alter table private.rate_limits enable row level security;
comment on table private.rate_limits is 'One bucket per policy and caller (functions/_db/queries/rate-limits). Full buckets are deleted within minutes.';
comment on column private.rate_limits.full_at is 'When the bucket will be full again, in milliseconds since 1970.';
comment on column private.rate_limits.is_allowed is 'Whether the last request was let through: the statement that charges returns it.';
grant select, insert, update, delete on private.rate_limits to service_role;

-- XP that people give by hand. Counted before they are given, so that no two requests at once pass the limit together.
create table private.xp_awards (
  id uuid primary key,
  actor_id uuid not null references public.profiles on delete cascade,
  day date not null,
  amount integer not null,
  constraint xp_awards_give_something check (amount > 0)
);
create index xp_awards_actor_id_idx on private.xp_awards (actor_id, day);
alter table private.xp_awards enable row level security;
comment on table private.xp_awards is 'What each instructor or admin gives by hand on a day (UTC), for its limit. What was given to whom is in the audit log.';
grant select, insert, delete on private.xp_awards to service_role;
