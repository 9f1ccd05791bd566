/** How long ago, in milliseconds, somebody may have given their password to do what cannot be undone. */
const RECENT = 10 * 60_000
/** Auth's clock may be ahead of ours by so much. */
const AHEAD = 60_000

/** Whether somebody signed in just now. A session that was only refreshed since is as old as its sign-in. */
export const isRecent = (signedInAt: number, now: number): boolean =>
  signedInAt <= now + AHEAD && signedInAt >= now - RECENT
