-- A gate that was retired can come back, as courses and achievements can.

set lock_timeout = '3s';
set statement_timeout = '60s';

create or replace function private.write_milestone() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and old.status <> 'draft' and new.status = 'draft' then
    raise exception 'a milestone that was live is no draft any more' using errcode = 'check_violation';
  end if;
  if new.achievement_id is not null
    and (tg_op = 'INSERT' or new.achievement_id is distinct from old.achievement_id)
    and not exists (
      select
      from public.achievements
      where id = new.achievement_id
        and (
          community_id = new.community_id
          or (
            community_id is null
            and pack in (select community_packs.pack from public.community_packs where community_id = new.community_id)
          )
        )
    ) then
    raise exception 'a milestone brings an achievement of its community' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function private.write_milestone is 'Milestones never become drafts again, and bring what their community has.';

create or replace function private.audit_milestone() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  gate jsonb := to_jsonb(coalesce(new, old));
  moves text[] := '{position,rules_version,needs_version,updated_at}';
  changed text[];
  action text;
begin
  if tg_op = 'INSERT' then
    action := 'created';
  elsif tg_op = 'DELETE' then
    action := 'deleted';
  else
    select array_agg(key order by key) into changed
    from jsonb_each(to_jsonb(new) - moves) as now
    where now.value is distinct from to_jsonb(old) -> now.key;
    if changed is null then
      return null;
    end if;
    action := case
      when old.status = new.status then 'changed'
      when new.status = 'retired' then 'retired'
      when old.status = 'retired' then 'restored'
      else 'published'
    end;
  end if;
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
  values (
    (gate ->> 'community_id')::uuid, (select auth.uid()), 'milestone.' || action, 'milestone', gate ->> 'id',
    jsonb_build_object('title', gate ->> 'title')
      || case when changed is null then '{}' else jsonb_build_object('changed', changed) end
  );
  return null;
end
$$;
