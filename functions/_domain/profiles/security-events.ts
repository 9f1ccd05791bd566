/** What happens with an account. The database checks the same. */
export const SECURITY_EVENTS = [
  'new_device',
  'signed_out',
  'sign_in_failed',
  'password_changed',
  'email_changed',
  'calendar_made',
] as const
export type SecurityEventKind = (typeof SECURITY_EVENTS)[number]

/** For so many days they are kept. */
export const SECURITY_DAYS = 90
