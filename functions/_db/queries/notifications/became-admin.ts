import { uuid7 } from '../../uuid7.ts'
import { notifications } from '../../schema/showing.ts'
import type { Transaction } from '../../session.ts'

interface AdminNotification {
  userId: string
  communityId: string
  now: number
}

/** Says nothing of the admin before, whose account is gone. */
export const insertAdminNotification = (tx: Transaction, { userId, communityId, now }: AdminNotification) =>
  tx.insert(notifications).values({
    id: uuid7(now),
    user_id: userId,
    community_id: communityId,
    kind: 'became_admin',
    payload: { community_id: communityId },
    created_at: new Date(now),
  })
