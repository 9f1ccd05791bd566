import type { TestDetail } from '../../_contracts/tests/tests.ts'
import { readStanding } from '../../_db/queries/attempts/standings.ts'
import { loadBank } from '../../_db/queries/tests/banks.ts'
import { testWithCommunity } from '../../_db/queries/tests/tests.ts'
import { readAsUser } from '../../_db/session.ts'
import { withRepeat } from '../../_db/repeat.ts'
import { notFound } from '../../_domain/errors.ts'
import { lengthsByMode } from '../../_domain/attempts/lengths.ts'
import { tally } from '../../_domain/tally.ts'
import type { WithClaims } from '../context.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { toStanding } from './to-standing.ts'

/** A test with the topics and kinds of its bank; nothing about any single question. */
export async function readTest({ db, banks, claims }: WithClaims<AttemptServices>, id: string): Promise<TestDetail> {
  const { test, standing } = await readAsUser(db, claims, async (tx) => {
    const [test, standing] = await Promise.all([testWithCommunity(tx, id), readStanding(tx, claims.sub, id)])
    if (!test) throw notFound('test')
    return { test, standing }
  })
  const { status, practice, corrections, ...shown } = test
  // A draft still changes, so its bank is not cached.
  const bank =
    status === 'draft'
      ? await withRepeat(db, ({ sql }) => loadBank(sql, id, test.version))
      : await banks.get(id, test.version, corrections)
  return {
    ...shown,
    questions: bank.length,
    lengths: lengthsByMode({ questions: bank.length, exam_pool: shown.exam_pool, practice }),
    mine: toStanding(standing),
    topics: tally(bank.map(({ topic }) => topic)).map(([topic, questions]) => ({ topic, questions })),
    kinds: tally(bank.map(({ kind }) => kind)).map(([kind, questions]) => ({ kind, questions })),
  }
}
