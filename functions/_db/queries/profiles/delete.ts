import { sql } from 'drizzle-orm'
import { errorCode } from '../../errors.ts'
import type { Transaction } from '../../session.ts'

export const deleteAccount = (tx: Transaction, userId: string) =>
  tx.execute(sql`select private.delete_account(${userId}::uuid)`)

/** Whether another transaction holds a lock on the learner's rows (lock_not_available). */
export const isLockBusy = (error: unknown): boolean => errorCode(error) === '55P03'
