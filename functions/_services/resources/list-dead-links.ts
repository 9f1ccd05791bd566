import type { DeadLink } from '../../_contracts/resources/suggestions.ts'
import { deadLinks } from '../../_db/queries/resources/reports.ts'
import { readAsUser } from '../../_db/session.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { RESOURCE_STAFF_ONLY } from './staff.ts'
import { toResourceDetail } from './to-resource.ts'

/** What learners could not open, for instructors and admins. */
export const listDeadLinks = ({ db, claims }: WithClaims<DatabaseContext>, slug: string): Promise<DeadLink[]> =>
  readAsUser(db, claims, async (tx) => {
    const { id: community } = await findTaughtCommunity(tx, claims, slug, RESOURCE_STAFF_ONLY)
    const rows = await deadLinks(tx, { community, reader: claims.sub })
    return rows.map(({ resource, since, reports, notes }) => ({
      resource: toResourceDetail(resource),
      since,
      reports,
      notes,
    }))
  })
