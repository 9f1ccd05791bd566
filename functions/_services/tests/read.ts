import type { TestDetail } from '../../_contracts/tests/tests.ts'
import { standingsOf } from '../../_db/queries/attempts/standings.ts'
import { loadBank } from '../../_db/queries/tests/banks.ts'
import { testWithCommunity } from '../../_db/queries/tests/tests.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { lengthsOffered } from '../../_domain/attempts/lengths.ts'
import { tally } from '../../_domain/tally.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { toStanding } from './to-standing.ts'

/** One test, with what its bank is made of. Says nothing about any single question. */
export async function readTest({ db, banks }: AttemptServices, claims: Claims, id: string): Promise<TestDetail> {
  const { test, standing } = await withUser(db, claims, async (tx) => {
    const test = await testWithCommunity(tx, id)
    if (!test) throw notFound('test')
    const [standing] = await standingsOf(tx, claims.sub, [id])
    return { test, standing }
  })
  const { status, ...shown } = test
  // A draft still changes: its bank is not remembered.
  const bank =
    status === 'draft'
      ? await db.withConnection(({ sql }) => loadBank(sql, id, test.version))
      : await banks.at(id, test.version)
  return {
    ...shown,
    questions: bank.length,
    lengths: lengthsOffered(bank.length),
    mine: toStanding(standing),
    topics: tally(bank.map(({ topic }) => topic)).map(([topic, questions]) => ({ topic, questions })),
    kinds: tally(bank.map(({ kind }) => kind)).map(([kind, questions]) => ({ kind, questions })),
  }
}
