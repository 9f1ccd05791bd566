import type { TestDetail } from '../../_contracts/tests.ts'
import type { Database } from '../../_db/client.ts'
import { bankOutline, testWithCommunity } from '../../_db/queries/tests.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { lengthsOffered } from '../../_domain/lengths.ts'
import { totals } from '../../_domain/totals.ts'

/** One test, with what its bank is made of. Says nothing about any single question. */
export function readTest(db: Database, claims: Claims, id: string): Promise<TestDetail> {
  return withUser(db, claims, async (tx) => {
    const test = await testWithCommunity(tx, id)
    if (!test) throw notFound('test')
    const outline = await bankOutline(tx, id)
    const topics = totals(outline, (row) => row.topic)
    const kinds = totals(outline, (row) => row.kind)
    const questions = outline.reduce((sum, row) => sum + row.questions, 0)
    return {
      ...test,
      questions,
      lengths: lengthsOffered(questions),
      topics: topics.map(([topic, questions]) => ({ topic, questions })),
      kinds: kinds.map(([kind, questions]) => ({ kind, questions })),
    }
  })
}
