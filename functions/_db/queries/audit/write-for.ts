import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

/** From here on the audit log names this person, until the transaction ends: for services that write without becoming them. */
export const writeFor = (tx: Transaction, userId: string) =>
  tx.execute(sql`select set_config('laude.actor', ${userId}, true)`)
