import type { SecurityEvent } from '../../_contracts/profiles/security-events.ts'
import { securityEventsSince } from '../../_db/queries/profiles/security-events.ts'
import { readAsUser } from '../../_db/session.ts'
import { SECURITY_DAYS } from '../../_domain/profiles/security-events.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

const DAY = 86_400_000

/** What happened with the caller's account in the last 90 days. */
export const listSecurityEvents = ({ db, now, claims }: WithClaims<DatabaseContext>): Promise<SecurityEvent[]> =>
  readAsUser(db, claims, async (tx) => [...(await securityEventsSince(tx, claims.sub, now() - SECURITY_DAYS * DAY))])
