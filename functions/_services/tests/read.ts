import type { TestDetail } from '../../_contracts/tests/tests.ts'
import { accommodationsOn, type ActiveAccommodation } from '../../_db/queries/attempts/accommodations.ts'
import { readStanding } from '../../_db/queries/attempts/standings.ts'
import { loadBank } from '../../_db/queries/tests/banks.ts'
import { testWithCommunity } from '../../_db/queries/tests/tests.ts'
import { readAsUser } from '../../_db/session.ts'
import { withRepeat } from '../../_db/repeat.ts'
import { notFound } from '../../_domain/errors.ts'
import { lengthsByMode } from '../../_domain/attempts/lengths.ts'
import { extraTimeOf, secondsFor } from '../../_domain/attempts/extra-time.ts'
import { tally } from '../../_domain/tally.ts'
import type { WithClaims } from '../context.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { instant } from '../attempts/instant.ts'
import { toStanding } from './to-standing.ts'

/** A test with the topics and kinds of its bank; nothing about any single question. */
export async function readTest({ db, banks, claims }: WithClaims<AttemptServices>, id: string): Promise<TestDetail> {
  const { test, standing, accommodations } = await readAsUser(db, claims, async (tx, sql) => {
    const [test, standing, accommodations] = await Promise.all([
      testWithCommunity(tx, id),
      readStanding(tx, claims.sub, id),
      accommodationsOn(sql, { user_id: claims.sub, test_id: id }),
    ])
    if (!test) throw notFound('test')
    return { test, standing, accommodations }
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
    ...toGranted(test.time_limit_minutes, accommodations),
    topics: tally(bank.map(({ topic }) => topic)).map(([topic, questions]) => ({ topic, questions })),
    kinds: tally(bank.map(({ kind }) => kind)).map(([kind, questions]) => ({ kind, questions })),
  }
}

function toGranted(
  limit: number | null,
  accommodations: readonly ActiveAccommodation[],
): Pick<TestDetail, 'your_time' | 'excused'> {
  const minutes = limit === null ? null : secondsFor(limit, extraTimeOf(accommodations)) / 60
  const excuse = accommodations.find(({ kind }) => kind === 'excused')
  return {
    your_time: minutes === null || minutes === limit ? null : { minutes },
    excused: excuse ? { reason: excuse.reason, since: instant(excuse.since) } : null,
  }
}
