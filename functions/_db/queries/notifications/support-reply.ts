import { uuid7 } from '../../uuid7.ts'
import { notifications } from '../../schema/showing.ts'
import type { Transaction } from '../../session.ts'

interface ReplyNotification {
  userId: string
  communityId: string
  threadId: string
  now: number
}

/** Tells a learner that a person answered their question. */
export const insertReplyNotification = (tx: Transaction, { userId, communityId, threadId, now }: ReplyNotification) =>
  tx.insert(notifications).values({
    id: uuid7(now),
    user_id: userId,
    community_id: communityId,
    kind: 'support_reply',
    payload: { thread_id: threadId },
    created_at: new Date(now),
  })
