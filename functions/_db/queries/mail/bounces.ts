import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

/** Notes that a mail which the provider had taken was refused for good. A repeated report changes nothing. */
export async function markBounced(tx: Transaction, providerId: string, reason: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    update private.mails
    set state = 'bounced', error = ${reason.slice(0, 500)}
    where provider_id = ${providerId} and state = 'sent'
    returning id
  `)
  return rows.length > 0
}

/** Ends all mail that a person asked for, because they reported one as spam. */
export async function endMailOfComplaint(tx: Transaction, providerId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    delete from mail_subscriptions
    where user_id in (select user_id from private.mails where provider_id = ${providerId})
    returning user_id
  `)
  return rows.length > 0
}
