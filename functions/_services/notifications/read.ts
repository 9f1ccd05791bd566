import { UNREAD_CAP, type ReadBody, type Unread } from '../../_contracts/notifications/notifications.ts'
import type { Database } from '../../_db/client.ts'
import { countUnread, deleteNotice, markRead, tellListeners } from '../../_db/queries/notifications/read.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'

/** Marks some of one's own as read. Again is once; what is not one's own is not touched. */
export const readNotifications = (db: Database, claims: Claims, which: ReadBody, now: number): Promise<Unread> =>
  withUser(db, claims, async (tx) => {
    const marked = await markRead(tx, claims.sub, which, new Date(now))
    // One's other windows count anew.
    if (marked > 0) await tellListeners(tx, [claims.sub])
    return { unread: await countUnread(tx, claims.sub, UNREAD_CAP) }
  })

export const deleteNotification = (db: Database, claims: Claims, id: string): Promise<Unread> =>
  withUser(db, claims, async (tx) => {
    if (!(await deleteNotice(tx, claims.sub, id))) throw notFound('notification')
    await tellListeners(tx, [claims.sub])
    return { unread: await countUnread(tx, claims.sub, UNREAD_CAP) }
  })
