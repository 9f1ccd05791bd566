import type { Test } from '../../_contracts/tests/tests.ts'
import { standingsIn } from '../../_db/queries/attempts/standings.ts'
import { liveTestsOf } from '../../_db/queries/tests/tests.ts'
import { readAsUser } from '../../_db/session.ts'
import { lengthsOffered } from '../../_domain/attempts/lengths.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toStanding } from './to-standing.ts'

/** The live tests of a community, by category, with the reader's standing in each. */
export function listTests({ db, claims }: WithClaims<DatabaseContext>, communitySlug: string): Promise<Test[]> {
  return readAsUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, communitySlug)
    const [tests, standings] = await Promise.all([
      liveTestsOf(tx, community.id),
      standingsIn(tx, claims.sub, community.id),
    ])
    const byTest = new Map(standings.map((row) => [row.test_id, row]))
    return tests.map((test) => ({
      ...test,
      lengths: lengthsOffered(test.questions),
      mine: toStanding(byTest.get(test.id)),
    }))
  })
}
