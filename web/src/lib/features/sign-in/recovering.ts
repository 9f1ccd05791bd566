import { lastSignIn } from '#contracts/profiles/sign-in-claims.ts'

/** How long after following a link its session may choose a password, in milliseconds. */
const WINDOW = 10 * 60_000

/** Whether the bearer of these claims just signed in by a link in a mail. */
export function isRecovering(claims: unknown, now: number): boolean {
  const last = lastSignIn(claims)
  return last !== undefined && !last.withPassword && now - last.at < WINDOW
}
