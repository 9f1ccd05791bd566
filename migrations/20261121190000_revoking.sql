-- Taking an award away: a person's decision, with a reason, written as an event like anything else that changes progress.

alter table public.user_counters add column revoked text[] not null default '{}';
comment on column public.user_counters.revoked is 'Achievements that were held and taken away: nothing gives them again.';

alter table public.xp_transactions
  drop constraint xp_transactions_reason_is_known,
  drop constraint xp_transactions_only_corrections_take,
  drop constraint xp_transactions_by_hand_have_an_actor,
  add constraint xp_transactions_reason_is_known check (
    reason in ('test', 'content', 'achievement', 'milestone', 'streak', 'award', 'revocation', 'correction')
  ),
  add constraint xp_transactions_only_corrections_take check (
    case reason when 'correction' then true when 'revocation' then amount < 0 else amount > 0 end
  ),
  add constraint xp_transactions_by_hand_have_an_actor check (
    reason not in ('award', 'revocation', 'correction') or (actor_id is not null and length(btrim(note)) > 0)
  );

alter table public.notifications
  drop constraint notifications_kind_is_known,
  add constraint notifications_kind_is_known check (
    kind in ('unlock', 'level_up', 'streak_at_risk', 'milestone', 'digest', 'revoked')
  );

-- Whoever takes an award away, the audit log has it.
create function private.audit_revocation() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, reason, details)
  values (
    new.community_id, new.revoked_by, 'achievement.revoked', 'learner', new.user_id::text, new.revoked_because,
    jsonb_build_object('achievement_id', new.achievement_id, 'tier', new.tier, 'award_id', new.id)
  );
  return null;
end
$$;
create trigger user_achievements_audit after update of revoked_at on public.user_achievements
  for each row when (old.revoked_at is null and new.revoked_at is not null)
  execute function private.audit_revocation();

-- A secret that was told is none, also when it was taken away: whoever had it reads why.
create or replace function private.achievements_i_earned() returns setof uuid
  language sql stable security definer
  set search_path = ''
as $$
  select achievement_id
  from public.user_achievements
  where user_id = (select auth.uid())
$$;

-- Packs can be chosen with an admin's own token, past every service of ours: so the table tells the log. Seeds and
-- migrations decide about nobody.
create function private.audit_pack() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  chosen public.community_packs := coalesce(new, old);
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id)
  values (
    chosen.community_id, (select auth.uid()), case tg_op when 'INSERT' then 'pack.installed' else 'pack.dropped' end, 'pack',
    chosen.pack
  );
  return null;
end
$$;
create trigger community_packs_audit after insert or delete on public.community_packs
  for each row when (auth.uid() is not null and pg_trigger_depth() = 0)
  execute function private.audit_pack();
