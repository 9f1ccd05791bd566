import type { TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { findTaughtTest } from '../tests/find-bank.ts'

export const TEST_AUTHORS_ONLY = 'Only instructors and admins can write tests.'

/** A test that the caller may write. A student gets 403, a stranger 404. */
export const findWrittenTest = (tx: Transaction, claims: Claims, id: string): Promise<TaughtTest> =>
  findTaughtTest(tx, { claims, id, refusal: TEST_AUTHORS_ONLY })
