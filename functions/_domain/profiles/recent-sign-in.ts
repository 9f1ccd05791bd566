/** Milliseconds since the last sign-in within which a user may do what cannot be undone. */
const RECENT = 10 * 60_000
/** Milliseconds by which the clock of Supabase Auth may be ahead of ours. */
const AHEAD = 60_000

/** Whether the user signed in recently. Refreshing a session does not count as a sign-in. */
export const isRecent = (signedInAt: number, now: number): boolean =>
  signedInAt <= now + AHEAD && signedInAt >= now - RECENT
