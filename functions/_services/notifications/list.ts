import { UNREAD_CAP, type NotificationQuery } from '../../_contracts/notifications/notifications.ts'
import type { Database } from '../../_db/client.ts'
import { listNotices } from '../../_db/queries/notifications/list.ts'
import { countUnread } from '../../_db/queries/notifications/read.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import { toNotifications } from './to-notifications.ts'

/** What one was told, the newest first, a page at a time. */
export async function listNotifications(db: Database, claims: Claims, query: NotificationQuery) {
  const { community, unread: only, limit, cursor } = query
  const { found, unread } = await withUser(db, claims, async (tx) => {
    const community_id = community === undefined ? undefined : (await findMyCommunity(tx, claims, community)).id
    return {
      // One more than asked for says whether there is a next page.
      found: await listNotices(tx, claims.sub, { community_id, unread: only, limit: limit + 1, before: cursor }),
      unread: await countUnread(tx, claims.sub, UNREAD_CAP),
    }
  })
  const shown = found.slice(0, limit)
  const next = found.length > limit ? (shown.at(-1)?.id ?? null) : null
  return { data: await toNotifications(db, shown), page: { next, unread } }
}
