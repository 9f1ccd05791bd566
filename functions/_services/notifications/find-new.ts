import { UNREAD_CAP } from '../../_contracts/notifications/notifications.ts'
import { notificationsAfter } from '../../_db/queries/notifications/list.ts'
import { countUnread } from '../../_db/queries/notifications/read.ts'
import { withUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { positionAt, advance, type StreamPosition } from './stream-position.ts'
import { toNotifications } from './to-notifications.ts'

/** How many notifications are read at once, so that a reader who was away for long does not fill the memory. */
const PAGE = 50
/** More notifications than a learner gets within the time that a position looks back. */
const RECENT = 1000

/** The notifications that were not delivered yet at this position, and how many are unread. */
export async function findNewNotifications(
  { db, claims }: WithClaims<DatabaseContext>,
  { floor, delivered }: StreamPosition,
) {
  const { rows, unread } = await withUser(db, claims, async (tx) => ({
    // Counted before the rows are read, so the count never includes a notification that is not delivered with it.
    unread: await countUnread(tx, claims.sub, UNREAD_CAP),
    rows: await notificationsAfter(tx, claims.sub, { after: floor, except: delivered, limit: PAGE }),
  }))
  const notifications = new Map((await toNotifications(db, rows)).map((it) => [it.id, it]))
  return {
    // A row whose subject is gone has no notification, but still advances the position.
    found: rows.map(({ id }) => ({ id, notification: notifications.get(id) })),
    unread,
    more: rows.length === PAGE,
  }
}

/** The position of a reader who wants only notifications from now on. */
export async function currentPosition({ db, now, claims }: WithClaims<DatabaseContext>): Promise<StreamPosition> {
  const start = positionAt(now())
  const rows = await withUser(db, claims, (tx) =>
    notificationsAfter(tx, claims.sub, { after: start.floor, except: [], limit: RECENT }),
  )
  return rows.reduce((position, { id }) => advance(position, id), start)
}
