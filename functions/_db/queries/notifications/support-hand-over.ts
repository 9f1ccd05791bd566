import { uuid7 } from '../../uuid7.ts'
import { notifications } from '../../schema/showing.ts'
import type { Transaction } from '../../session.ts'

interface HandOverNotification {
  userId: string
  communityId: string
  threadId: string
  by: string
  now: number
}

/** Tells somebody who teaches that a question was handed over to them. */
export const insertHandOverNotification = (
  tx: Transaction,
  { userId, communityId, threadId, by, now }: HandOverNotification,
) =>
  tx.insert(notifications).values({
    id: uuid7(now),
    user_id: userId,
    community_id: communityId,
    kind: 'support_handed_over',
    payload: { thread_id: threadId, by },
    created_at: new Date(now),
  })
