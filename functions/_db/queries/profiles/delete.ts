import { sql } from 'drizzle-orm'
import { errorCode } from '../../errors.ts'
import type { Transaction } from '../../session.ts'

export const deleteAccount = (tx: Transaction, userId: string) =>
  tx.execute(sql`select private.delete_account(${userId}::uuid)`)

/** Whether something of theirs was being written. */
export const wasBusy = (error: unknown): boolean => errorCode(error) === '55P03'
