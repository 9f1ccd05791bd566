-- XP by hand is a person's decision over another's progress: whoever writes such an entry, the audit log has it.
create function private.audit_award() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_log (community_id, actor_id, action, subject_type, subject_id, reason, details)
  values (
    new.community_id, new.actor_id, 'xp.awarded', 'learner', new.user_id::text, new.note,
    jsonb_build_object('amount', new.amount, 'event_id', new.event_id)
  );
  return null;
end
$$;
create trigger xp_transactions_audit after insert on public.xp_transactions
  for each row when (new.reason = 'award') execute function private.audit_award();
