import { testWithRole, type TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'

/** What students are told. */
export const NOT_FOR_STUDENTS = 'Question banks are for instructors and admins.'

/** The test, for those who teach in its community. Row-level security would hold others back without saying why. */
export async function findTaughtTest(
  tx: Transaction,
  claims: Claims,
  id: string,
  refusal = NOT_FOR_STUDENTS,
): Promise<TaughtTest> {
  const test = await testWithRole(tx, claims.sub, id)
  if (!test) throw notFound('test')
  if (test.role === 'student') throw new DomainError('not_allowed', refusal)
  return test
}
