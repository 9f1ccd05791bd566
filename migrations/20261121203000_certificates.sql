-- A certificate is proof for whoever has its number: its name can be corrected, and it can be revoked, by whom and for how
-- long is said here.

alter table public.notifications
  drop constraint notifications_kind_is_known,
  add constraint notifications_kind_is_known check (
    kind in ('unlock', 'level_up', 'streak_at_risk', 'milestone', 'digest', 'revoked', 'certificate_revoked')
  );

alter table public.certificates
  add constraint certificates_revoked_because_is_short check (length(btrim(revoked_because)) between 1 and 200);
comment on column public.certificates.visibility is 'private: whoever verifies it learns all but whose it is.';

-- Whoever could list what is public would need no number, and would have the names of all who hold one. So nobody lists;
-- verifying goes by number, through the API.
drop policy "Anyone verifies a public certificate, holders and instructors see every one of theirs" on public.certificates;
revoke select on public.certificates from anon;
create policy "Holders and instructors see a certificate of theirs, nobody else without its number"
  on public.certificates for select to authenticated
  using (
    user_id = (select auth.uid())
    or community_id in (select private.communities_i_teach())
  );

grant update (holder, revoked_at, revoked_by, revoked_because) on public.certificates to authenticated;
drop policy "Holders decide who sees their certificate" on public.certificates;
create policy "Holders decide who sees a certificate of theirs, instructors of the community correct and revoke it"
  on public.certificates for update to authenticated
  using (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()))
  with check (user_id = (select auth.uid()) or community_id in (select private.communities_i_teach()));

-- Policies choose rows, and columns are granted to all alike: who may change which of them, when, is said here.
create function private.guard_certificate() returns trigger
  language plpgsql
  set search_path = ''
as $$
declare
  me uuid := (select auth.uid());
begin
  -- The engine and seeds are nobody.
  if me is null then
    return new;
  end if;
  if new.visibility <> old.visibility and me <> old.user_id then
    raise exception 'only its holder decides who sees a certificate' using errcode = 'insufficient_privilege';
  end if;
  if new.holder <> old.holder and (
    old.revoked_at is not null
    or me = old.user_id and old.issued_at <= now() - interval '30 days'
  ) then
    raise exception 'the name on this certificate stays' using errcode = 'insufficient_privilege';
  end if;
  if (new.revoked_at, new.revoked_by, new.revoked_because)
    is distinct from (old.revoked_at, old.revoked_by, old.revoked_because)
  then
    if old.revoked_at is not null or old.community_id not in (select private.communities_i_teach()) then
      raise exception 'this certificate is not yours to revoke' using errcode = 'insufficient_privilege';
    end if;
    new.revoked_at := now();
    new.revoked_by := me;
  end if;
  return new;
end
$$;
create trigger certificates_guard before update on public.certificates
  for each row execute function private.guard_certificate();

-- Whoever does it, with whatever token: the audit log has it, and the holder of what is revoked is told.
create function private.record_certificate() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  -- Version 7, as all ids of notifications are.
  told uuid := lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14);
begin
  if new.holder <> old.holder then
    insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, details)
    values (
      new.community_id, (select auth.uid()), 'certificate.corrected', 'certificate', new.number,
      jsonb_build_object('from', old.holder, 'to', new.holder)
    );
  end if;
  if old.revoked_at is null and new.revoked_at is not null then
    insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, reason)
    values (
      new.community_id, new.revoked_by, 'certificate.revoked', 'certificate', new.number, new.revoked_because
    );
    insert into public.notifications (id, user_id, community_id, kind, payload)
    values (
      told, new.user_id, new.community_id, 'certificate_revoked',
      jsonb_build_object('certificate_id', new.id, 'because', new.revoked_because)
    );
    perform pg_notify('progress', new.user_id::text);
  end if;
  return null;
end
$$;
create trigger certificates_record after update on public.certificates
  for each row execute function private.record_certificate();

-- It goes with its holder's account: that something was decided stays, and by whom, as in private.forget_learner.
create function private.forget_certificate() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  update public.audit_log
  set subject_id = 'deleted', reason = null, details = '{}'
  where subject_type = 'certificate' and subject_id = old.number;
  return null;
end
$$;
create trigger certificates_forget after delete on public.certificates
  for each row execute function private.forget_certificate();
