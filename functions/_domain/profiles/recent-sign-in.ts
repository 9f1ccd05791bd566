/** Milliseconds since the password was typed within which a user may do what cannot be undone. */
const PASSWORD_RECENT = 2 * 60_000
/** The same since the last sign-in, for accounts that have no password. */
const SIGN_IN_RECENT = 10 * 60_000
/** Milliseconds by which the clock of Supabase Auth may be ahead of ours. */
const AHEAD = 60_000

interface SignIn {
  /** In milliseconds since 1970. */
  at: number
  withPassword: boolean
  /** Whether the account has a password. */
  hasPassword: boolean
}

/** Whether the user has just shown who they are. Refreshing a session does not count. */
export function isRecent({ at, withPassword, hasPassword }: SignIn, now: number): boolean {
  if (hasPassword && !withPassword) return false
  return at <= now + AHEAD && at >= now - (hasPassword ? PASSWORD_RECENT : SIGN_IN_RECENT)
}
