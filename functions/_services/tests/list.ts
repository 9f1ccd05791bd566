import type { Test } from '../../_contracts/tests/tests.ts'
import { standingsOf } from '../../_db/queries/attempts/standings.ts'
import { liveTestsOf } from '../../_db/queries/tests/tests.ts'
import { withUser } from '../../_db/session.ts'
import { lengthsOffered } from '../../_domain/attempts/lengths.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toStanding } from './to-standing.ts'

/** The live tests of a community, by category, with the reader's standing in each. */
export function listTests({ db, claims }: WithClaims<DatabaseContext>, communitySlug: string): Promise<Test[]> {
  return withUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, communitySlug)
    const tests = await liveTestsOf(tx, community.id)
    const standings = await standingsOf(
      tx,
      claims.sub,
      tests.map(({ id }) => id),
    )
    const byTest = new Map(standings.map((row) => [row.test_id, row]))
    return tests.map((test) => ({
      ...test,
      lengths: lengthsOffered(test.questions),
      mine: toStanding(byTest.get(test.id)),
    }))
  })
}
