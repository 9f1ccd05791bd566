import {
  UNREAD_CAP,
  type RestoreBody,
  type RestoredNotifications,
} from '../../_contracts/notifications/notifications.ts'
import { restoreMine } from '../../_db/queries/notifications/deleted.ts'
import { countUnread, wakeStreams } from '../../_db/queries/notifications/read.ts'
import { withUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** Brings back what the caller deleted at a moment, as it was. A repeat changes nothing. */
export const restoreNotifications = (
  { db, claims }: WithClaims<DatabaseContext>,
  { deleted_at }: RestoreBody,
): Promise<RestoredNotifications> =>
  withUser(db, claims, async (tx) => {
    const restored = await restoreMine(tx, Date.parse(deleted_at))
    if (restored > 0) await wakeStreams(tx, [claims.sub])
    return { restored, unread: await countUnread(tx, claims.sub, UNREAD_CAP) }
  })
