import type { CategoryBody } from '../../_contracts/assignments/gradebook.ts'
import { categoriesOf, storeCategory } from '../../_db/queries/assignments/gradebook.ts'
import { writeFor } from '../../_db/queries/audit/write-for.ts'
import { readAsUser, withService } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAssigningCommunity } from './find.ts'

/** Says what a category weighs in the total; it is made if it is new. */
export async function weighCategory(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, name, weight }: { slug: string } & CategoryBody,
) {
  const { id: communityId } = await readAsUser(db, claims, (tx) => findAssigningCommunity(tx, claims, slug))
  return withService(db, async (tx) => {
    await writeFor(tx, claims.sub)
    await storeCategory(tx, { communityId, name, weight })
    return [...(await categoriesOf(tx, communityId))]
  })
}
