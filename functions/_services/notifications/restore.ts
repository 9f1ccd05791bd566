import type { RestoreBody, RestoredNotifications } from '../../_contracts/notifications/notifications.ts'
import { restoreMine } from '../../_db/queries/notifications/deleted.ts'
import { withUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { unreadAfter } from './unread-after.ts'

/** Brings back what the caller deleted at a moment, as it was. A repeat changes nothing. */
export const restoreNotifications = (
  { db, claims }: WithClaims<DatabaseContext>,
  { deleted_at }: RestoreBody,
): Promise<RestoredNotifications> =>
  withUser(db, claims, async (tx) => {
    const restored = await restoreMine(tx, Date.parse(deleted_at))
    return { restored, unread: await unreadAfter(tx, claims.sub, restored) }
  })
