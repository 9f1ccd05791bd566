const MINUTE = 60_000
const FIRST_PAUSE = MINUTE
const LONGEST_PAUSE = 6 * 60 * MINUTE

/** How often a mail is tried before it is given up. */
export const MAX_ATTEMPTS = 8

/** How a provider answered. */
export type MailOutcome =
  | { is: 'sent'; providerId?: string }
  /** The address refuses mail for good: it counts against the address. */
  | { is: 'bounced'; reason: string }
  /** This mail will never be taken, whatever its address. */
  | { is: 'refused'; reason: string }
  /** It may work later. */
  | { is: 'failed'; reason: string }

export type NextState =
  | { state: 'sent'; providerId?: string }
  | { state: 'bounced' | 'failed'; error: string }
  | { state: 'waiting'; error: string; dueAt: number }

/** The pause after so many failed attempts: each is four times as long as the one before. */
export const pauseAfter = (attempts: number): number => Math.min(LONGEST_PAUSE, FIRST_PAUSE * 4 ** (attempts - 1))

/** What becomes of a mail after an attempt. `attempts` counts that one, too. */
export function stateAfter(
  outcome: MailOutcome,
  { attempts, expiresAt, now }: { attempts: number; expiresAt: number; now: number },
): NextState {
  if (outcome.is === 'sent') return { state: 'sent', providerId: outcome.providerId }
  if (outcome.is === 'bounced') return { state: 'bounced', error: outcome.reason }
  const dueAt = now + pauseAfter(attempts)
  if (outcome.is === 'refused' || attempts >= MAX_ATTEMPTS || dueAt >= expiresAt)
    return { state: 'failed', error: outcome.reason }
  return { state: 'waiting', error: outcome.reason, dueAt }
}
