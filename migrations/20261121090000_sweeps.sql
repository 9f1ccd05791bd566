-- Going live is retroactive. What a sweep over a community needs to know: which rules are new there since the
-- last one, and how far this one got.

-- A rule that asks for every test is another rule once the tests change.
alter table public.communities add column tests_version bigint not null default 0;
comment on column public.communities.tests_version is 'Version of the rules in which the live tests last changed.';

-- An old pack is new to the community that chooses it.
alter table public.community_packs add column rules_version bigint not null default 0;
comment on column public.community_packs.rules_version is 'The version of the rules in which it was chosen.';
create trigger community_packs_stamp before insert on public.community_packs
  for each row execute function private.stamp_rule();

create function private.announce_tests() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  community uuid := coalesce(new.community_id, old.community_id);
  version bigint := private.next_rules_version();
begin
  update public.communities set tests_version = version where id = community;
  perform private.announce_rules(community, version);
  return null;
end
$$;
drop trigger tests_announce on public.tests;
create trigger tests_announce after insert or delete or update of status, category on public.tests
  for each row execute function private.announce_tests();

-- A milestone that needs less may be met at once, though nothing was written about it: being counted as written
-- about, it gets the next version.
alter table public.course_milestones add column needs_version bigint not null default 0;
alter table public.program_milestones add column needs_version bigint not null default 0;
comment on column public.course_milestones.needs_version is 'Rises with every change of what it needs.';
comment on column public.program_milestones.needs_version is 'Rises with every change of what it needs.';

create function private.stamp_needs() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  update public.course_milestones set needs_version = needs_version + 1
  where id = coalesce(new.course_milestone_id, old.course_milestone_id);
  update public.program_milestones set needs_version = needs_version + 1
  where id = coalesce(new.program_milestone_id, old.program_milestone_id);
  return null;
end
$$;
create trigger milestone_prerequisites_stamp after insert or update or delete on public.milestone_prerequisites
  for each row execute function private.stamp_needs();

-- A rule that changes is no change to the description of its community.
drop trigger communities_touch on public.communities;
create trigger communities_touch before update of slug, name, tagline, joining on public.communities
  for each row execute function private.touch();

alter table public.user_counters add column swept_day date;
comment on column public.user_counters.swept_day is 'The learner''s day on which windows and boards were last looked at.';
-- Sweeps go through a community page by page.
create index user_counters_of_community_idx on public.user_counters (community_id, user_id);

create table public.community_sweeps (
  community_id uuid primary key references public.communities on delete cascade,
  swept_version bigint not null default 0,
  version bigint,
  cursor uuid,
  look_cursor uuid,
  constraint community_sweeps_have_a_place_only_under_way check (cursor is null or version is not null)
);
comment on table public.community_sweeps is 'How far each community has been swept. Of no interest to anyone but the sweeper.';
comment on column public.community_sweeps.swept_version is 'Everyone was looked at for all rules up to this version.';
comment on column public.community_sweeps.version is 'The version that the sweep under way began with.';
comment on column public.community_sweeps.cursor is 'The last learner of the last page that is done.';
comment on column public.community_sweeps.look_cursor is 'Likewise for the daily look at windows and boards, which goes round and round.';

alter table public.community_sweeps enable row level security;
revoke all on public.community_sweeps from anon, authenticated;
