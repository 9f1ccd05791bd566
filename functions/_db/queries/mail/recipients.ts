import { sql } from 'drizzle-orm'
import type { OptInKind } from '../../../_domain/mail/kinds.ts'
import type { Transaction } from '../../session.ts'

export interface MailRecipient extends Record<string, unknown> {
  user_id: string
  address: string
  display_name: string
}

/** Those of these people who asked for a kind of mail, with an address that is theirs and works. */
export const recipientsOf = (tx: Transaction, kind: OptInKind, userIds: readonly string[]) =>
  tx.execute<MailRecipient>(sql`
    select user_id, address, display_name
    from private.mail_recipients(${kind}, string_to_array(${userIds.join(',')}, ',')::uuid[])
  `)

/** The names of communities by their ids. */
export async function communityNames(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.execute<{ id: string; name: string }>(sql`
    select id, name from communities where id = any (string_to_array(${ids.join(',')}, ',')::uuid[])
  `)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
