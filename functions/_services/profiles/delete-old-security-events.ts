import { deleteSecurityEventsBefore } from '../../_db/queries/profiles/security-events.ts'
import { withService } from '../../_db/session.ts'
import { SECURITY_DAYS } from '../../_domain/profiles/security-events.ts'
import type { DatabaseContext } from '../context.ts'

const DAY = 86_400_000

/** Deletes what happened with accounts more than 90 days ago. */
export const deleteOldSecurityEvents = ({ db, now }: DatabaseContext): Promise<unknown> =>
  withService(db, (tx) => deleteSecurityEventsBefore(tx, now() - SECURITY_DAYS * DAY))
