import { MAX_CANDIDATES, type DeletedAdminship } from '../../_contracts/profiles/deletion.ts'
import { candidatesFor, orphanedBy } from '../../_db/queries/communities/succession.ts'
import { withUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** The communities that need a decision before the caller's account is deleted. Row-level security shows an admin all members. */
export async function readDeletion({ db, claims }: WithClaims<DatabaseContext>): Promise<DeletedAdminship[]> {
  const { orphaned, candidates } = await withUser(db, claims, async (tx) => ({
    orphaned: await orphanedBy(tx, claims.sub),
    candidates: await candidatesFor(tx, claims.sub, MAX_CANDIDATES),
  }))
  const byCommunity = Map.groupBy(candidates, ({ community_id }) => community_id)
  return orphaned.map(({ id, slug, name, others }) => ({
    community: slug,
    name,
    others,
    candidates: (byCommunity.get(id) ?? []).map(({ user_id, display_name, username, role }) => ({
      user_id,
      display_name,
      username,
      role,
    })),
  }))
}
