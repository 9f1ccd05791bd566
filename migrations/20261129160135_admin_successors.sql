-- A member who becomes an admin because the only admin deleted their account is told so.

alter table public.notifications
  drop constraint notifications_kind_is_known,
  add constraint notifications_kind_is_known check (
    kind in (
      'unlock', 'level_up', 'streak_at_risk', 'milestone', 'digest', 'revoked', 'completed', 'certificate',
      'certificate_revoked', 'became_admin'
    )
  );
