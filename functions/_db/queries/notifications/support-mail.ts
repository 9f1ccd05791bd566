import { sql } from 'drizzle-orm'
import { at } from '../../iso.ts'
import { uuid7 } from '../../uuid7.ts'
import type { Transaction } from '../../session.ts'

export interface MailNotification {
  userId: string
  communityId: string
  threadId: string
  /** Which mail it is: nobody is told twice of one. */
  key: string
  attachments: readonly string[]
  cut: boolean
  empty: boolean
  now: number
}

/** Tells a learner what of a mail of theirs was not taken. Whoever calls it has locked what the learner writes. */
export const insertMailNotification = (
  tx: Transaction,
  { userId, communityId, threadId, key, attachments, cut, empty, now }: MailNotification,
) => {
  const payload = JSON.stringify({ thread_id: threadId, mail: key, attachments, cut, empty })
  return tx.execute(sql`
    insert into notifications (id, user_id, community_id, kind, payload, created_at)
    select ${uuid7(now)}, ${userId}, ${communityId}, 'support_mail', ${payload}::jsonb, ${at(now)}
    where not exists (
      select from notifications where user_id = ${userId} and kind = 'support_mail' and payload ->> 'mail' = ${key}
    )
  `)
}
