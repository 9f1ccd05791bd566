import { and, asc, desc, eq, gt, isNull, lt, notInArray, sql, type SQL } from 'drizzle-orm'
import { communities } from '../../schema/communities.ts'
import { notifications } from '../../schema/showing.ts'
import type { Transaction } from '../../session.ts'

interface ListPage {
  community_id?: string
  unreadOnly: boolean
  limit: number
  /** The last id of the previous page. */
  before?: string
}

/** What its reader does not want to see is left out. */
export const isWanted = (userId: string): SQL => sql`
  ${notifications.kind} <> all (select unnest(muted) from profiles where profiles.id = ${userId})
`

const selectNotifications = (tx: Transaction) =>
  tx
    .select({
      id: notifications.id,
      kind: notifications.kind,
      payload: notifications.payload,
      community: communities.slug,
      created_at: notifications.created_at,
      read_at: notifications.read_at,
    })
    .from(notifications)
    .leftJoin(communities, eq(communities.id, notifications.community_id))
    .$dynamic()

export type NotificationRow = Awaited<ReturnType<typeof selectNotifications>>[number]

/** A page of a learner's notifications, the newest first, which is the order of the primary key. */
export const notificationsBefore = (
  tx: Transaction,
  userId: string,
  { community_id, unreadOnly, limit, before }: ListPage,
) =>
  selectNotifications(tx)
    .where(
      and(
        eq(notifications.user_id, userId),
        isWanted(userId),
        community_id === undefined ? undefined : eq(notifications.community_id, community_id),
        unreadOnly ? isNull(notifications.read_at) : undefined,
        before === undefined ? undefined : lt(notifications.id, before),
      ),
    )
    .orderBy(desc(notifications.id))
    .limit(limit)

interface StreamPage {
  after: string
  /** Ids that were delivered already. */
  except: readonly string[]
  limit: number
}

/** A learner's notifications after an id, the oldest first. */
export const notificationsAfter = (tx: Transaction, userId: string, { after, except, limit }: StreamPage) =>
  selectNotifications(tx)
    .where(
      and(
        eq(notifications.user_id, userId),
        isWanted(userId),
        gt(notifications.id, after),
        except.length > 0 ? notInArray(notifications.id, [...except]) : undefined,
      ),
    )
    .orderBy(asc(notifications.id))
    .limit(limit)
