import { forgetDeletedBefore } from '../../_db/queries/notifications/deleted.ts'
import { withService } from '../../_db/session.ts'
import type { DatabaseContext } from '../context.ts'

const DAY = 86_400_000

/** Forgets what was deleted a day ago: until then it can be brought back. */
export const deleteOldNotifications = ({ db, now }: DatabaseContext): Promise<unknown> =>
  withService(db, (tx) => forgetDeletedBefore(tx, now() - DAY))
