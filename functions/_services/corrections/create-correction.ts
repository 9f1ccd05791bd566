import { bankQuestion } from '../../_contracts/tests/bank-question.ts'
import { addCorrection } from '../../_db/queries/corrections/corrections.ts'
import { questionsLike } from '../../_db/queries/corrections/questions.ts'
import { withService, withUser } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import type { Decision } from '../../_domain/attempts/amendments.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findTaughtTest } from '../tests/find-bank.ts'
import { storedBank } from '../tests/stored-bank.ts'
import { CORRECTIONS_REFUSED } from './refusals.ts'

export interface CorrectionInput {
  test_id: string
  version: number
  /** Of the question in the bank, from 1. */
  position: number
  decision: Decision
  /** What is right, or right, too, as a bank says it; null for a question that is void. */
  answer: object | null
  keeps: boolean
  reason: string
  /** The request's Idempotency-Key. */
  key: string
}

/**
 * Notes what is wrong with a published question, to see whom a correction would change; nothing changes yet. It applies to the
 * question in every published version that asks it with the same options.
 */
export async function createCorrection(
  { db, claims }: WithClaims<DatabaseContext>,
  { test_id, version, position, decision, answer, keeps, reason, key }: CorrectionInput,
): Promise<string> {
  const { test, question } = await withUser(db, claims, async (tx) => {
    const test = await findTaughtTest(tx, { claims, id: test_id, refusal: CORRECTIONS_REFUSED })
    if (test.status === 'draft' || version > test.version) throw notFound('published version')
    return { test, question: (await storedBank(tx, { test_id, version }))[position - 1] }
  })
  if (!question) throw notFound('question')
  const corrected = bankQuestion.safeParse({ ...question, answer: answer ?? question.answer })
  if (!corrected.success)
    throw new DomainError('validation_failed', 'The answer does not fit the question.', {
      errors: corrected.error.issues.map(({ path, message }) => ({ path: ['body', ...path].join('.'), message })),
    })
  const id = stableId(`correction:${claims.sub}:${test_id}:${key}`)
  await withService(db, async (_, sql) => {
    const { lineage_id, ids } = await questionsLike(sql, { test_id, version, position })
    const correction = {
      ...{ id, test_id, lineage_id, decision, keeps, reason },
      community_id: test.community_id,
      kind: question.kind,
      answer: decision === 'void' ? null : corrected.data.answer,
      made_by: claims.sub,
    }
    await addCorrection(sql, correction, ids)
  })
  return id
}
