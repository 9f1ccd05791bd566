-- A community can do without leaderboards.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.communities add column boards_off boolean not null default false;
comment on column public.communities.boards_off is 'Whether nobody sees a leaderboard of the community. Scores are kept.';
grant update (boards_off) on public.communities to authenticated;

-- Its name was cut by Postgres.
alter policy "Learners see their own scores, and in their communities those o"
  on public.leaderboard_scores
  using (
    user_id = (select auth.uid())
    or (
      listed
      and community_id in (
        select communities.id
        from public.communities
        where not boards_off and communities.id in (select private.my_communities())
      )
    )
  );

-- What an admin switches off is in the audit log, as what they rename.
drop trigger communities_audit on public.communities;
create trigger communities_audit after update on public.communities
  for each row when (old.closed_at is not distinct from new.closed_at)
  execute function private.audit_change('community', 'name tagline joining comments_off boards_off', 'id');
