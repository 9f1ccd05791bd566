import { takenTest, type TakenTest } from '../../_contracts/analysis/analysis.ts'
import { takenTests } from '../../_db/queries/analysis/taken-tests.ts'
import { readAsUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findTaughtCommunity } from '../communities/find.ts'

/** Every test of a community with its figures, for instructors and admins. Row-level security applies. */
export const listTakenTests = (
  { db, claims }: WithClaims<DatabaseContext>,
  communitySlug: string,
): Promise<TakenTest[]> =>
  readAsUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(
      tx,
      claims,
      communitySlug,
      'Only instructors can see how tests are taken.',
    )
    return (await takenTests(tx, community.id)).map((row) => takenTest.parse(row))
  })
