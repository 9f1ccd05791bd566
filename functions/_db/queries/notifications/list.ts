import { and, asc, desc, eq, gt, isNull, lt, notInArray } from 'drizzle-orm'
import { communities } from '../../schema/communities.ts'
import { notifications } from '../../schema/showing.ts'
import type { Transaction } from '../../session.ts'

interface Asked {
  community_id?: string
  unread: boolean
  limit: number
  /** The last one of the page before. */
  before?: string
}

const selectNotices = (tx: Transaction) =>
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

export type NoticeRow = Awaited<ReturnType<typeof selectNotices>>[number]

/** What a learner was told, the newest first: the key of the table is in this order. */
export const listNotices = (tx: Transaction, userId: string, { community_id, unread, limit, before }: Asked) =>
  selectNotices(tx)
    .where(
      and(
        eq(notifications.user_id, userId),
        community_id === undefined ? undefined : eq(notifications.community_id, community_id),
        unread ? isNull(notifications.read_at) : undefined,
        before === undefined ? undefined : lt(notifications.id, before),
      ),
    )
    .orderBy(desc(notifications.id))
    .limit(limit)

/** What came after a place, the oldest first, but for these. */
export const noticesAfter = (tx: Transaction, userId: string, after: string, seen: readonly string[], limit: number) =>
  selectNotices(tx)
    .where(
      and(
        eq(notifications.user_id, userId),
        gt(notifications.id, after),
        seen.length > 0 ? notInArray(notifications.id, [...seen]) : undefined,
      ),
    )
    .orderBy(asc(notifications.id))
    .limit(limit)
