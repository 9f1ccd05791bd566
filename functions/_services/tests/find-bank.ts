import { testWithRole, type TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** The refusal for students. */
export const NOT_FOR_STUDENTS = 'Only instructors and admins can import and export question banks.'

interface TestToFind {
  claims: Claims
  id: string
  refusal?: string
}

/** The test, for instructors and admins of its community. Row-level security would refuse students without saying why. */
export async function findTaughtTest(
  tx: Transaction,
  { claims, id, refusal = NOT_FOR_STUDENTS }: TestToFind,
): Promise<TaughtTest> {
  const test = await testWithRole(tx, claims.sub, id)
  if (!test) throw notFound('test')
  if (test.role === 'student') throw new DomainError('not_allowed', refusal)
  return test
}

/** The slug of its community. */
export const communityOfTest = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<string> =>
  withUser(db, claims, async (tx) => (await findTaughtTest(tx, { claims, id })).community.slug)
