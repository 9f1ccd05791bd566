import { sql } from 'drizzle-orm'
import type { OptInKind } from '../../../_domain/mail/kinds.ts'
import type { Transaction } from '../../session.ts'

export async function subscriptionsOf(tx: Transaction, userId: string): Promise<string[]> {
  const rows = await tx.execute<{ kind: string }>(sql`
    select kind from mail_subscriptions where user_id = ${userId}::uuid order by kind
  `)
  return rows.map(({ kind }) => kind)
}

/** Whether mail that the caller asks for reaches them, as far as is known. */
export async function myAddressWorks(tx: Transaction): Promise<boolean> {
  const [row] = await tx.execute<{ works: boolean }>(sql`select private.my_mail_address_works() as works`)
  return row?.works ?? false
}

/** Makes these kinds the ones that a person gets. What they had asked for before keeps its date. */
export async function replaceSubscriptions(tx: Transaction, userId: string, kinds: readonly OptInKind[]) {
  const wanted = sql`string_to_array(${kinds.join(',')}, ',')`
  await tx.execute(sql`delete from mail_subscriptions where user_id = ${userId}::uuid and kind <> all (${wanted})`)
  await tx.execute(sql`
    insert into mail_subscriptions (user_id, kind)
    select ${userId}::uuid, kind from unnest(${wanted}) as kind
    on conflict do nothing
  `)
}

export const deleteSubscription = (tx: Transaction, userId: string, kind: OptInKind) =>
  tx.execute(sql`delete from mail_subscriptions where user_id = ${userId}::uuid and kind = ${kind}`)
