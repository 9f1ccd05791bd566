-- What a community recommends to learn from outside of Laude; what its learners save, have done and find useful of it; and
-- which addresses they report as dead.

create table public.resources (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  title text not null,
  url text not null,
  address text not null,
  publisher text not null,
  kind text not null,
  level text not null,
  language text not null,
  cost text not null,
  minutes integer,
  topics text[] not null,
  why text not null,
  state text not null,
  suggested_by uuid references public.profiles on delete set null,
  decided_by uuid references public.profiles on delete set null,
  decided_at timestamptz,
  reason text,
  useful integer not null default 0,
  edited_at timestamptz,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint resources_address_key unique (community_id, address),
  constraint resources_in_community_key unique (id, community_id),
  constraint resources_title_is_short check (length(btrim(title)) between 1 and 120),
  constraint resources_url_is_https check (url ~ '^https://[^/@\s]+\.[^/@\s]+' and length(url) <= 300),
  constraint resources_publisher_is_short check (length(btrim(publisher)) between 1 and 60),
  constraint resources_kind_is_known check (
    kind in ('objectives', 'standard', 'book', 'course', 'video', 'lab', 'cheat_sheet', 'tool')
  ),
  constraint resources_level_is_known check (level in ('beginner', 'intermediate', 'advanced')),
  constraint resources_language_is_a_tag check (language ~ '^[a-z]{2,3}(-[A-Z]{2})?$'),
  constraint resources_cost_is_known check (cost in ('free', 'partly', 'paid')),
  constraint resources_minutes_are_plausible check (minutes between 1 and 10000),
  constraint resources_topics_are_few check (cardinality(topics) between 1 and 10),
  constraint resources_why_is_short check (length(btrim(why)) between 1 and 140),
  constraint resources_state_is_known check (state in ('suggested', 'listed', 'declined', 'retired')),
  constraint resources_reason_is_short check (length(reason) <= 300),
  constraint resources_useful_is_counted check (useful >= 0)
);
create index resources_suggested_by_idx on public.resources (suggested_by) where suggested_by is not null;
create index resources_decided_by_idx on public.resources (decided_by) where decided_by is not null;
comment on table public.resources is 'Something outside of Laude to learn from, as a community recommends it or a learner suggests it.';
comment on column public.resources.address is 'The url without what makes no difference: two of the same are one resource.';
comment on column public.resources.minutes is 'For all of it; null where one looks things up and never finishes.';
comment on column public.resources.useful is 'How many learners find it useful, counted by a trigger of resource_marks.';
comment on column public.resources.edited_at is 'When an instructor changed it last; from then on the seeds leave it alone.';
comment on column public.resources.revision is 'Counts the changes of what it says.';

create table public.resource_marks (
  user_id uuid not null references public.profiles on delete cascade,
  resource_id uuid not null,
  community_id uuid not null,
  saved_at timestamptz,
  done_at timestamptz,
  useful_at timestamptz,
  primary key (user_id, resource_id),
  foreign key (resource_id, community_id) references public.resources (id, community_id) on delete cascade
);
create index resource_marks_resource_id_idx on public.resource_marks (resource_id);
comment on table public.resource_marks is 'What a learner saved, has done or finds useful: one row, so one vote, a learner and resource.';

create table public.resource_reports (
  id uuid primary key default gen_random_uuid(),
  resource_id uuid not null,
  community_id uuid not null,
  user_id uuid references public.profiles on delete set null,
  note text not null default '',
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_by uuid references public.profiles on delete set null,
  foreign key (resource_id, community_id) references public.resources (id, community_id) on delete cascade,
  constraint resource_reports_note_is_short check (length(note) <= 300)
);
create unique index resource_reports_open_key on public.resource_reports (resource_id, user_id) where settled_at is null;
create index resource_reports_resource_id_idx on public.resource_reports (resource_id);
create index resource_reports_user_id_idx on public.resource_reports (user_id);
create index resource_reports_settled_by_idx on public.resource_reports (settled_by) where settled_by is not null;
create index resource_reports_queue_idx on public.resource_reports (community_id) where settled_at is null;
comment on table public.resource_reports is 'Learners who could not open a resource; one open report a learner and resource.';

create function private.move_resource_on() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  if old.state <> new.state and (old.state, new.state) not in (
    ('suggested', 'listed'), ('suggested', 'declined'), ('declined', 'listed'), ('listed', 'retired'), ('retired', 'listed')
  ) then
    raise exception 'a resource that is % cannot become %', old.state, new.state using errcode = 'check_violation';
  end if;
  new.revision := old.revision + 1;
  new.updated_at := now();
  return new;
end
$$;
comment on function private.move_resource_on is 'A resource is suggested once, and what it says is counted; a vote changes neither.';
create trigger resources_move_on
  before update of title, url, address, publisher, kind, level, language, cost, minutes, topics, why, state
  on public.resources
  for each row execute function private.move_resource_on();
create trigger resources_keep before update on public.resources
  for each row execute function private.keep('id', 'community_id', 'created_at');
create trigger resource_marks_keep before update on public.resource_marks
  for each row execute function private.keep('user_id', 'resource_id', 'community_id');

-- What learners are led to is a decision over all of them, and over the suggestion of one.
create function private.audit_resource() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, reason, details)
  values (
    new.community_id, new.decided_by, 'resource.' || new.state, 'resource', new.id::text, new.reason,
    jsonb_build_object('title', new.title, 'was', old.state)
  );
  return null;
end
$$;
create trigger resources_audit after update of state on public.resources
  for each row when (old.state <> new.state) execute function private.audit_resource();

-- Once a statement, in the order of the ids: two that count the same resources wait for each other and never both.
create function private.count_useful(changes jsonb) returns void
  language plpgsql
  set search_path = ''
as $$
begin
  perform from public.resources
  where id in (select (change ->> 'id')::uuid from jsonb_array_elements(changes) as change)
  order by id
  for no key update;
  update public.resources
  set useful = useful + difference.many
  from (
    select (change ->> 'id')::uuid as id, sum((change ->> 'many')::integer)::integer as many
    from jsonb_array_elements(changes) as change
    group by 1
  ) as difference
  where resources.id = difference.id and difference.many <> 0;
end
$$;
comment on function private.count_useful is 'Adds to the votes of resources what a statement on resource_marks changed.';

create function private.count_useful_marks() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  changes jsonb;
begin
  if tg_op = 'INSERT' then
    select jsonb_agg(jsonb_build_object('id', resource_id, 'many', 1)) into changes
    from new_marks where useful_at is not null;
  elsif tg_op = 'DELETE' then
    select jsonb_agg(jsonb_build_object('id', resource_id, 'many', -1)) into changes
    from old_marks where useful_at is not null;
  else
    select jsonb_agg(jsonb_build_object('id', resource_id, 'many', case when new_marks.useful_at is null then -1 else 1 end))
    into changes
    from new_marks join old_marks using (user_id, resource_id)
    where (new_marks.useful_at is null) <> (old_marks.useful_at is null);
  end if;
  if changes is not null then
    perform private.count_useful(changes);
  end if;
  return null;
end
$$;
create trigger resource_marks_count_new after insert on public.resource_marks
  referencing new table as new_marks
  for each statement execute function private.count_useful_marks();
create trigger resource_marks_count_changed after update on public.resource_marks
  referencing new table as new_marks old table as old_marks
  for each statement execute function private.count_useful_marks();
create trigger resource_marks_count_old after delete on public.resource_marks
  referencing old table as old_marks
  for each statement execute function private.count_useful_marks();

-- The topics of a community are cached: those that are listed are among them.
create trigger resources_call_off after insert or delete or update of topics, state on public.resources
  for each row execute function private.call_off_community_of();

-- select private.write_resources('<community>', '[{"slug": …, "title": …, "url": …, "address": …, …}]')
create function private.write_resources(community_slug text, resources jsonb) returns void
  language sql
  set search_path = ''
as $$
  insert into public.resources (
    id, community_id, title, url, address, publisher, kind, level, language, cost, minutes, topics, why, state
  )
  select
    private.stable_id('resource:' || given.slug), communities.id, given.title, given.url, given.address, given.publisher,
    given.kind, given.level, given.language, given.cost, given.minutes, given.topics, given.why, 'listed'
  from jsonb_to_recordset(resources) as given (
    slug text, title text, url text, address text, publisher text, kind text, level text, language text, cost text,
    minutes integer, topics text[], why text
  )
  join public.communities on communities.slug = community_slug
  -- It is there already, or a learner suggested the same address.
  on conflict do nothing;

  update public.resources as existing
  set
    title = given.title, url = given.url, address = given.address, publisher = given.publisher, kind = given.kind,
    level = given.level, language = given.language, cost = given.cost, minutes = given.minutes, topics = given.topics,
    why = given.why
  from jsonb_to_recordset(resources) as given (
    slug text, title text, url text, address text, publisher text, kind text, level text, language text, cost text,
    minutes integer, topics text[], why text
  )
  where existing.id = private.stable_id('resource:' || given.slug)
    and existing.edited_at is null
    and (
      existing.title, existing.url, existing.address, existing.publisher, existing.kind, existing.level, existing.language,
      existing.cost, existing.minutes, existing.topics, existing.why
    ) is distinct from (
      given.title, given.url, given.address, given.publisher, given.kind, given.level, given.language, given.cost,
      given.minutes, given.topics, given.why
    )
    and not exists (
      select from public.resources as other
      where other.community_id = existing.community_id and other.address = given.address and other.id <> existing.id
    );
$$;
comment on function private.write_resources is 'Lists resources of the seeds in a community, and changes those that no instructor has changed.';

-- As in 20261121192000_people.sql, with the resources whose votes or names go with the account.
create or replace function private.delete_account(learner uuid) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  -- Boards first, while nothing else is held: their lock may be somebody's for a while.
  perform private.lock_boards();
  -- Nothing begins any more that refers to this profile.
  perform from public.profiles where id = learner for update;
  -- Whoever has something of theirs in hand would come to wait for us, as for the profile or another event: so we never wait
  -- for them, but leave.
  perform from public.event_queue where user_id = learner for update nowait;
  perform from public.attempts where user_id = learner for update nowait;
  perform from public.user_counters where user_id = learner for update nowait;
  perform from public.resources
  where suggested_by = learner or decided_by = learner
    or id in (select resource_id from public.resource_marks where user_id = learner and useful_at is not null)
  for update nowait;
  delete from auth.users where id = learner;
  -- Their memberships noted that they left.
  delete from private.leaderboard_changes where user_id = learner;
end
$$;

revoke execute on function
  private.move_resource_on, private.audit_resource, private.count_useful, private.count_useful_marks,
  private.write_resources
  from public, anon, authenticated;

alter table public.resources enable row level security;
alter table public.resource_marks enable row level security;
alter table public.resource_reports enable row level security;

-- Addresses are checked and compared by the functions, so nothing but them writes resources or settles reports. Who suggested
-- what they tell instructors alone.
revoke all on public.resources, public.resource_marks, public.resource_reports from anon, authenticated;
grant select (
  id, community_id, title, url, address, publisher, kind, level, language, cost, minutes, topics, why, state, decided_at,
  reason, useful, edited_at, revision, created_at, updated_at
) on public.resources to authenticated;
grant select, insert, update (saved_at, done_at, useful_at), delete on public.resource_marks to authenticated;
grant select (id, resource_id, community_id, user_id, note, created_at, settled_at), insert (
  resource_id, community_id, user_id, note
) on public.resource_reports to authenticated;

create policy "Members see what is listed, learners their suggestions, instructors everything"
  on public.resources for select to authenticated
  using (
    community_id in (select private.my_communities())
    and (
      state = 'listed'
      or suggested_by = (select auth.uid())
      or community_id in (select private.communities_i_teach())
    )
  );

create policy "Learners see their own marks"
  on public.resource_marks for select to authenticated
  using (user_id = (select auth.uid()));
create policy "Learners mark what is listed in their communities"
  on public.resource_marks for insert to authenticated
  with check (
    user_id = (select auth.uid())
    and community_id in (select private.my_communities())
    and resource_id in (select id from public.resources where state = 'listed')
  );
create policy "Learners change their own marks"
  on public.resource_marks for update to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()));
create policy "Learners remove their own marks"
  on public.resource_marks for delete to authenticated
  using (user_id = (select auth.uid()));

create policy "Learners see their own reports, instructors those of their community"
  on public.resource_reports for select to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));
create policy "Learners report what is listed in their communities"
  on public.resource_reports for insert to authenticated
  with check (
    user_id = (select auth.uid())
    and community_id in (select private.my_communities())
    and resource_id in (select id from public.resources where state = 'listed')
  );
