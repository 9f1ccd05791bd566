-- A community has a color, by which its members tell it from others.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

alter table public.communities
  add column color text not null default 'laurel',
  -- functions/_domain/colors.ts has the same list.
  add constraint communities_color_is_known check (
    color in ('laurel', 'gold', 'sky', 'indigo', 'plum', 'rose', 'clay', 'amber', 'teal', 'slate')
  ) not valid;
comment on column public.communities.color is 'Of its mark, by which members tell it from others.';
grant update (color) on public.communities to authenticated;

drop trigger communities_audit on public.communities;
create trigger communities_audit after update on public.communities
  for each row when (old.closed_at is not distinct from new.closed_at)
  execute function private.audit_change('community', 'name tagline color joining comments_off boards_off', 'id');
