import { UNREAD_CAP } from '../../_contracts/notifications/notifications.ts'
import type { Database } from '../../_db/client.ts'
import { noticesAfter } from '../../_db/queries/notifications/list.ts'
import { countUnread } from '../../_db/queries/notifications/read.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { positionAt, advance, type StreamPosition } from './stream-position.ts'
import { toNotifications } from './to-notifications.ts'

/** How much is read at once: a reader that was away for long is not told all from memory. */
const PAGE = 50

/** What a learner has not been told yet, and how many are unread. */
export async function findNews(db: Database, claims: Claims, { floor, told }: StreamPosition) {
  const { rows, unread } = await withUser(db, claims, async (tx) => ({
    // Counted first: a number never tells of something that has not been told itself.
    unread: await countUnread(tx, claims.sub, UNREAD_CAP),
    rows: await noticesAfter(tx, claims.sub, floor, told, PAGE),
  }))
  const notifications = new Map((await toNotifications(db, rows)).map((it) => [it.id, it]))
  return {
    // Those that cannot be read any more are passed by, too.
    news: rows.map(({ id }) => ({ id, notification: notifications.get(id) })),
    unread,
    more: rows.length === PAGE,
  }
}

/** The place of somebody who wants to hear only of what comes from now on. */
export async function placeOfNow(db: Database, claims: Claims, now: number): Promise<StreamPosition> {
  const start = positionAt(now)
  const there = await withUser(db, claims, (tx) => noticesAfter(tx, claims.sub, start.floor, [], 1000))
  return there.reduce((place, { id }) => advance(place, id), start)
}
