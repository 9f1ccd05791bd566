import { takenTest, type TakenTest } from '../../_contracts/analysis/analysis.ts'
import type { Database } from '../../_db/client.ts'
import { takenTests } from '../../_db/queries/attempts/taken.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { findTaughtCommunity } from '../communities/find.ts'

/** Every test of a community and how it is taken, for who teaches there: read as row-level security has it. */
export const listTakenTests = (db: Database, claims: Claims, communitySlug: string): Promise<TakenTest[]> =>
  withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, communitySlug, 'How tests are taken is for instructors.')
    return (await takenTests(tx, community.id)).map((row) => takenTest.parse(row))
  })
