import type { Group, GroupBody } from '../../_contracts/groups/groups.ts'
import { insertGroup } from '../../_db/queries/groups/groups.ts'
import { withUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findGroup, findGroupingCommunity } from './find.ts'
import { refuseTakenName } from './refuse-taken-name.ts'

/** An empty group, made by an instructor or admin. */
export const createGroup = (
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, name, description }: { slug: string } & GroupBody,
): Promise<Group> =>
  withUser(db, claims, async (tx) => {
    const { id: community_id } = await findGroupingCommunity(tx, claims, slug)
    const id = crypto.randomUUID()
    await insertGroup(tx, { id, community_id, name, description })
    return findGroup(tx, claims, { slug, group: id })
  }).catch(refuseTakenName)
