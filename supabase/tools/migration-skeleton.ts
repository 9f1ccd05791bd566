/** A migration that adds one table as this house adds them: it applies as it is, and is there to be rewritten. */
export function migrationSkeleton(name: string): string {
  const table = `public.${name}`
  const words = name.replaceAll('_', ' ')
  return `-- What this adds and why, in a sentence or two.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table ${table} (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  note text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint ${name}_note_is_short check (length(note) <= 300)
);
create index ${name}_community_id_idx on ${table} (community_id);
create index ${name}_user_id_idx on ${table} (user_id);
comment on table ${table} is 'What one row is, and whose.';
comment on column ${table}.note is 'Only where the name does not say it: the unit, the odd case, what null means.';

create trigger ${name}_touch before update on ${table}
  for each row execute function private.touch();
create trigger ${name}_keep before update on ${table}
  for each row execute function private.keep('id', 'community_id', 'user_id', 'created_at');

alter table ${table} enable row level security;

-- Supabase grants everything on a new table to every role of the API: take it all back, then open columns one by one.
revoke all on ${table} from anon, authenticated;
grant select, insert (community_id, user_id, note), update (note), delete on ${table} to authenticated;

create policy "Learners read theirs, instructors those of their community"
  on ${table} for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Learners add their own ${words}"
  on ${table} for insert to authenticated
  with check (user_id = (select auth.uid()) and community_id in (select private.my_communities()));
create policy "Learners change their own ${words}"
  on ${table} for update to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()));
create policy "Learners delete their own ${words}"
  on ${table} for delete to authenticated
  using (user_id = (select auth.uid()));
`
}
