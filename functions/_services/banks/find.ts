import { testWithRole, type TaughtTest } from '../../_db/queries/bank-files.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { findMyCommunity } from '../communities/find.ts'

const studentsDoNot = () => new DomainError('not_allowed', 'Question banks are for instructors and admins.')

/** The test, for those who teach in its community. Row-level security would hold others back without saying why. */
export async function findTaughtTest(tx: Transaction, claims: Claims, id: string): Promise<TaughtTest> {
  const test = await testWithRole(tx, claims.sub, id)
  if (!test) throw notFound('test')
  if (test.role === 'student') throw studentsDoNot()
  return test
}

export async function findTaughtCommunity(tx: Transaction, claims: Claims, slug: string) {
  const community = await findMyCommunity(tx, claims, slug)
  if (community.role === 'student') throw studentsDoNot()
  return community
}
