import { sql } from 'drizzle-orm'
import { at } from '../../iso.ts'
import type { Transaction } from '../../session.ts'

/** Counts a mail that arrived and was not taken. */
export const countRefusedMail = (tx: Transaction, { reason, now }: { reason: string; now: number }) =>
  tx.execute(sql`
    insert into private.refused_mails as counted (day, reason)
    values ((${at(now)} at time zone 'UTC')::date, ${reason})
    on conflict (day, reason) do update set times = counted.times + 1
  `)

export const deleteOldRefusals = (tx: Transaction, before: number) =>
  tx.execute(sql`delete from private.refused_mails where day < (${at(before)} at time zone 'UTC')::date`)
