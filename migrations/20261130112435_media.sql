-- Pictures and sounds that questions show. The files are elsewhere (docs/media.md): a row says what a file is and whose.

-- What waits for a lock makes all others wait behind it: give up early, and npm run deploy tries again.
set lock_timeout = '3s';
set statement_timeout = '60s';

create table public.media (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references public.communities on delete cascade,
  kind text not null,
  type text not null,
  bytes integer not null,
  width integer,
  height integer,
  seconds numeric(8, 2),
  alt text not null default '',
  name text not null default '',
  sha256 text not null,
  source_sha256 text not null,
  created_by uuid references public.profiles on delete set null,
  created_at timestamptz not null default now(),
  constraint media_kind_is_known check (kind in ('picture', 'sound')),
  constraint media_type_is_of_its_kind check (
    case kind
      when 'picture' then type in ('image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/svg+xml')
      else type in ('audio/mpeg', 'audio/ogg', 'audio/mp4', 'audio/wav')
    end
  ),
  constraint media_bytes_are_some check (bytes between 1 and 10485760),
  constraint media_picture_has_a_size check (
    (kind = 'picture') = (width is not null and height is not null) and width > 0 and height > 0
  ),
  constraint media_sound_has_a_length check ((kind = 'sound') = (seconds is not null) and seconds > 0),
  constraint media_picture_says_what_it_shows check (kind <> 'picture' or length(btrim(alt)) > 0),
  constraint media_alt_is_short check (length(alt) <= 2000),
  constraint media_name_is_short check (length(name) <= 120),
  constraint media_sha256_is_one check (sha256 ~ '^[0-9a-f]{64}$' and source_sha256 ~ '^[0-9a-f]{64}$'),
  -- The same bytes are one row of a community, whoever sends them again.
  unique (community_id, sha256)
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index media_source_idx on public.media (community_id, source_sha256);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index media_created_by_idx on public.media (created_by);
comment on table public.media is 'Pictures and sounds of a community. Instructors see the list; learners get those of the questions they are asked, by id.';
comment on column public.media.alt is 'What a picture shows, for those who do not see it; what is said in a sound.';
comment on column public.media.sha256 is 'Of the file that is kept. With the community it is the file''s name in the store.';
comment on column public.media.source_sha256 is 'Of the file that was sent, before it was made smaller and cleaned.';
comment on column public.media.width is 'In pixels, of a picture.';
comment on column public.media.created_by is 'Who brought it; null once their account is deleted.';

alter table public.media enable row level security;
revoke all on public.media from anon, authenticated;
-- A row is there only with its file, so the functions alone add one (private.add_media).
grant select, update (alt, name), delete on public.media to authenticated;

create policy "Instructors see the media of their community, learners do not"
  on public.media for select to authenticated
  using (community_id in (select private.communities_i_teach()));
create policy "Instructors describe the media of their community"
  on public.media for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors remove media that no question shows"
  on public.media for delete to authenticated
  using (community_id in (select private.communities_i_teach()));

-- Takes a row whose file is in the store. The row that was there first is the answer, with what it says.
create function private.add_media(added jsonb) returns table (media_id uuid, is_new boolean)
  language plpgsql security definer
  set search_path = ''
as $$
declare
  entry public.media := jsonb_populate_record(null::public.media, added);
begin
  if not exists (select from private.communities_i_teach() as taught (id) where taught.id = entry.community_id) then
    raise exception 'only those who teach here add media' using errcode = 'insufficient_privilege';
  end if;
  return query
    insert into public.media
      (id, community_id, kind, type, bytes, width, height, seconds, alt, name, sha256, source_sha256, created_by)
    values (
      entry.id, entry.community_id, entry.kind, entry.type, entry.bytes, entry.width, entry.height, entry.seconds,
      entry.alt, entry.name, entry.sha256, entry.source_sha256, (select auth.uid())
    )
    on conflict (community_id, sha256) do nothing
    returning media.id, true;
  if not found then
    return query
      select media.id, false
      from public.media
      where media.community_id = entry.community_id and media.sha256 = entry.sha256;
  end if;
end
$$;
revoke execute on function private.add_media from public, anon;
grant execute on function private.add_media to authenticated;

create table private.media_uses (
  question_id uuid not null references public.questions on delete cascade,
  place text not null,
  media_id uuid not null references public.media,
  primary key (question_id, place, media_id),
  constraint media_uses_place_is_known check (place in ('question', 'key'))
);
-- Its table was made above and has no row.
-- squawk-ignore require-concurrent-index-creation
create index media_uses_media_id_idx on private.media_uses (media_id);
comment on table private.media_uses is 'Which question shows what: in what is asked, or in its key and explanation. Triggers keep it; what is in it cannot be deleted.';
alter table private.media_uses enable row level security;
revoke all on private.media_uses from anon, authenticated;
grant select, insert, update, delete on private.media_uses to service_role;

create function private.note_media() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  row jsonb := to_jsonb(coalesce(new, old));
  question uuid := coalesce(row ->> 'question_id', row ->> 'id')::uuid;
  -- Of an answer the model of an essay alone is Markdown; others may quote any text.
  said text := (row - 'answer')::text || coalesce(row -> 'answer' ->> 'model', '');
  named uuid[] := '{}';
begin
  if tg_op <> 'DELETE' then
    named := array(
      select distinct (matched.ids)[1]::uuid
      from (
        select regexp_matches(said, '\]\(media:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)', 'g') as ids
        union all
        select regexp_matches(row -> 'parts' ->> 'picture', '^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$')
      ) as matched
    );
  end if;
  if tg_op <> 'INSERT' then
    delete from private.media_uses
    where question_id = question and place = tg_argv[0] and media_id <> all (named);
  end if;
  if cardinality(named) = 0 then
    return null;
  end if;
  insert into private.media_uses (question_id, place, media_id)
  select question, tg_argv[0], media.id
  from public.media
  where media.id = any (named) and media.community_id = (row ->> 'community_id')::uuid
  on conflict do nothing;
  if cardinality(named) <> (select count(*) from private.media_uses where question_id = question and place = tg_argv[0]) then
    raise exception 'the question shows a picture or sound that its community does not have'
      using errcode = 'check_violation';
  end if;
  if tg_argv[0] = 'question' and row ->> 'kind' = 'hotspot' and not exists (
    select
    from public.media
    where id::text = row -> 'parts' ->> 'picture' and kind = 'picture'
      and width = (row -> 'parts' ->> 'width')::numeric and height = (row -> 'parts' ->> 'height')::numeric
  ) then
    raise exception 'the areas of the question are of a picture of another size' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
comment on function private.note_media is 'Notes what a question shows, and refuses what its community does not have.';
revoke execute on function private.note_media from public, anon, authenticated;
create trigger questions_note_media after insert or update on public.questions
  for each row execute function private.note_media('question');
create trigger question_keys_note_media after insert or update or delete on public.question_keys
  for each row execute function private.note_media('key');

-- On a project of Supabase the files are in its Storage. No token reaches them there: the functions check who asks.
do $$
begin
  if to_regclass('storage.objects') is not null then
    insert into storage.buckets (id, name, public, file_size_limit)
    values ('media', 'media', false, 10485760)
    on conflict (id) do nothing;
    create policy "No token reaches the media, the functions alone do"
      on storage.objects as restrictive for all to anon, authenticated
      using (bucket_id <> 'media')
      with check (bucket_id <> 'media');
  end if;
end
$$;
