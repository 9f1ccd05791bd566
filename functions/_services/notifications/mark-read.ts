import { UNREAD_CAP, type SelectionBody, type Unread } from '../../_contracts/notifications/notifications.ts'
import { countUnread, markRead, wakeStreams } from '../../_db/queries/notifications/read.ts'
import { withUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** Marks notifications of the caller as read. A repeat changes nothing, and ids of other users are ignored. */
export const markNotificationsRead = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  selection: SelectionBody,
): Promise<Unread> =>
  withUser(db, claims, async (tx) => {
    const marked = await markRead(tx, claims.sub, selection, new Date(now()))
    // The caller's other windows update their unread count.
    if (marked > 0) await wakeStreams(tx, [claims.sub])
    return { unread: await countUnread(tx, claims.sub, UNREAD_CAP) }
  })
