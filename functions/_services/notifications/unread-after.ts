import { UNREAD_CAP } from '../../_contracts/notifications/notifications.ts'
import { countUnread, wakeStreams } from '../../_db/queries/notifications/read.ts'
import type { Transaction } from '../../_db/session.ts'

/** How many notifications of a person are unread after some changed. Their other windows update the count, too. */
export async function unreadAfter(tx: Transaction, userId: string, changed: number): Promise<number> {
  if (changed > 0) await wakeStreams(tx, [userId])
  return countUnread(tx, userId, UNREAD_CAP)
}
