import { testHead, type ImportQuery, type TestHead } from '../../_contracts/tests/banks.ts'
import {
  addBank,
  addTest,
  lastVersionOf,
  lockTest,
  moveToVersion,
  versionWith,
} from '../../_db/queries/tests/bank-files.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { DomainError } from '../../_domain/errors.ts'
import { atPath } from '../../_domain/rules/json-path.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import { findTaughtTest, NOT_FOR_STUDENTS } from './find-bank.ts'
import { storedBank } from './stored-bank.ts'

export interface WrittenBank {
  test: { id: string; slug: string; title: string; status: 'draft' | 'live' | 'retired' }
  version: number
  replayed: boolean
}

export interface BankToWrite {
  claims: Claims
  bank: BankQuestion[]
  /** What the file says about a new test; the query takes precedence. */
  head: Record<string, unknown>
  query: ImportQuery
  /** The same for a repeated import, which therefore makes the same ids. */
  key: string
}

/** Writes a bank as a new test or as the next version of one. A repeat finds what was written before. */
export async function writeImport(tx: Transaction, input: BankToWrite): Promise<WrittenBank> {
  const { claims, query, bank, key } = input
  if (query.publish && bank.length < BANK_LIMITS.liveQuestions)
    throw new DomainError(
      'too_few_questions',
      `A live test has at least ${BANK_LIMITS.liveQuestions} questions, and ${bank.length} of this file can be taken.`,
    )
  const id = query.test_id ?? (await makeTest(tx, input))
  await findTaughtTest(tx, { claims, id })
  await lockTest(tx, id)
  // Read again: the request that held the lock may have changed it.
  const test = await findTaughtTest(tx, { claims, id })
  const ids = bank.map((_, index) => stableId(`import:${claims.sub}:${id}:${key}:${index + 1}`))
  const before = await versionWith(tx, ids[0] ?? '')
  if (before !== undefined) {
    if (!deepEqual(await storedBank(tx, { test_id: id, version: before }), bank)) throw keyIsTaken()
    return { test, version: before, replayed: true }
  }
  if (query.publish && test.status === 'retired')
    throw new DomainError('conflict', 'This test is retired. Import without publishing, or make a new one.')
  // Never a version that exists, published or not: no import overwrites another.
  const version = Math.max((await lastVersionOf(tx, id)) + 1, test.status === 'draft' ? test.version : test.version + 1)
  await addBank(tx, id, version, { ids, bank })
  const status = query.publish ? 'live' : test.status
  if (status === 'draft' || query.publish) await moveToVersion(tx, id, version, query.publish ? 'live' : 'draft')
  return { test: { ...test, status }, version, replayed: false }
}

export const importedTestId =
  ({ sub }: Claims, key: string) =>
  (communityId: string) =>
    stableId(`import:${sub}:${communityId}:${key}`)

async function makeTest(tx: Transaction, { claims, head, query, key }: BankToWrite): Promise<string> {
  const community = await findTaughtCommunity(tx, claims, query.community, NOT_FOR_STUDENTS)
  const id = importedTestId(claims, key)(community.id)
  const described = headOf(head, query)
  const added = await addTest(tx, { id, community_id: community.id, ...described })
  // Nothing was added: either a repeat of this import made the test before, or another test has the slug.
  if (!added && !(await testExists(tx, { claims, id })))
    throw new DomainError(
      'already_exists',
      `There is a test “${described.slug}” already. Give another slug, or its id as test_id.`,
    )
  return id
}

async function testExists(tx: Transaction, test: { claims: Claims; id: string }): Promise<boolean> {
  try {
    return Boolean(await findTaughtTest(tx, test))
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return false
    throw error
  }
}

function headOf(head: Record<string, unknown>, query: ImportQuery): TestHead {
  const { slug, title, description, category, difficulty, time_limit_minutes } = query
  const asked = Object.entries({ slug, title, description, category, difficulty, time_limit_minutes })
  const given = Object.fromEntries(asked.filter(([, value]) => value !== undefined))
  const result = testHead.safeParse({ ...head, ...given })
  if (result.success) return result.data
  const errors = result.error.issues.map(({ path, message }) => ({ path: atPath(['query', ...path]), message }))
  throw new DomainError('import_refused', 'A new test needs a slug, title, category and difficulty.', { errors })
}

const keyIsTaken = () =>
  new DomainError('conflict', 'This Idempotency-Key was already used for another import. Nothing was changed.')
