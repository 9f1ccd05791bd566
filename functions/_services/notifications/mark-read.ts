import type { SelectionBody, Unread } from '../../_contracts/notifications/notifications.ts'
import { markRead } from '../../_db/queries/notifications/read.ts'
import { withUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { unreadAfter } from './unread-after.ts'

/** Marks notifications of the caller as read. A repeat changes nothing, and ids of other users are ignored. */
export const markNotificationsRead = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  selection: SelectionBody,
): Promise<Unread> =>
  withUser(db, claims, async (tx) => {
    const marked = await markRead(tx, claims.sub, selection, new Date(now()))
    return { unread: await unreadAfter(tx, claims.sub, marked) }
  })
