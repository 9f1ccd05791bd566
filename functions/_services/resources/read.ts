import type { ResourceDetail } from '../../_contracts/resources/listing.ts'
import { readAsUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findSeenResource } from './find-seen.ts'

/** A resource that is listed; one's own suggestion whatever became of it; for instructors and admins every one. */
export const readResource = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<ResourceDetail> =>
  readAsUser(db, claims, (tx) => findSeenResource(tx, claims, id))
