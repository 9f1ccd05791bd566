-- Who may not write in a community for a time, whom somebody does not want to read, and comments that are switched off.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.mutes (
  community_id uuid not null references public.communities on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  until timestamptz not null,
  reason text not null,
  muted_by uuid references public.profiles on delete set null,
  muted_at timestamptz not null default now(),
  primary key (community_id, user_id),
  constraint mutes_reason_is_given check (length(reason) between 1 and 200)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index mutes_user_id_idx on public.mutes (user_id);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index mutes_muted_by_idx on public.mutes (muted_by) where muted_by is not null;
comment on table public.mutes is 'Who reads comments of a community and writes none until then. The audit log has those before.';
comment on column public.mutes.reason is 'The muted person reads it.';

create table public.person_blocks (
  user_id uuid not null references public.profiles on delete cascade,
  blocked_id uuid not null references public.profiles on delete cascade,
  blocked_at timestamptz not null default now(),
  primary key (user_id, blocked_id),
  constraint person_blocks_are_of_others check (user_id <> blocked_id)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index person_blocks_blocked_id_idx on public.person_blocks (blocked_id);
comment on table public.person_blocks is 'Whose comments and mentions a person does not see. The other never learns of it.';

alter table public.communities add column comments_off boolean not null default false;
comment on column public.communities.comments_off is 'Whether nobody sees or writes comments. What was said stays.';
grant update (comments_off) on public.communities to authenticated;

alter table public.profiles add column comments_hidden boolean not null default false;
comment on column public.profiles.comments_hidden is 'Whether this person wants to see no comments, and hear of none.';
grant select (comments_hidden), update (comments_hidden) on public.profiles to authenticated;

alter table public.mutes enable row level security;
alter table public.person_blocks enable row level security;

-- The service writes them: it knows who teaches whom, tells the audit log, and takes back what was told.
revoke all on public.mutes, public.person_blocks from anon, authenticated;
grant select on public.mutes, public.person_blocks to authenticated;
grant select, insert, update, delete on public.mutes, public.person_blocks to service_role;

create policy "Members see that they are muted, instructors all of theirs"
  on public.mutes for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "People see whom they blocked"
  on public.person_blocks for select to authenticated
  using (user_id = (select auth.uid()));
