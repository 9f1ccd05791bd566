import { UNREAD_CAP, type NotificationQuery } from '../../_contracts/notifications/notifications.ts'
import { notificationsBefore } from '../../_db/queries/notifications/list.ts'
import { countUnread } from '../../_db/queries/notifications/read.ts'
import { readAsUser } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toNotifications } from './to-notifications.ts'

/** A page of the caller's notifications, the newest first. */
export async function listNotifications(
  { db, claims }: WithClaims<DatabaseContext>,
  { community, unread: unreadOnly, limit, cursor }: NotificationQuery,
) {
  const { rows, unread } = await readAsUser(db, claims, async (tx) => {
    const community_id = community === undefined ? undefined : (await findMyCommunity(tx, claims, community)).id
    // One row more than the page holds tells whether there is a next page.
    const page = { community_id, unreadOnly, limit: limit + 1, before: cursor }
    const [rows, unread] = await Promise.all([
      notificationsBefore(tx, claims.sub, page),
      countUnread(tx, claims.sub, UNREAD_CAP),
    ])
    return { rows, unread }
  })
  const pageRows = rows.slice(0, limit)
  const next = rows.length > limit ? (pageRows.at(-1)?.id ?? null) : null
  return { community: community ?? null, data: await toNotifications(db, pageRows), page: { next, unread } }
}
