import type { ListedLive } from '../../_contracts/live/live.ts'
import { liveSessionsOf } from '../../_db/queries/live/sessions.ts'
import { readAsService } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toLiveHead } from './to-live.ts'

/** The sessions of a community, the newest first: for instructors all, for a learner those that they joined. */
export const listLive = ({ db, claims }: WithClaims<DatabaseContext>, community: string): Promise<ListedLive[]> =>
  readAsService(db, claims.sub, async (tx, sql) => {
    const { id, role } = await findMyCommunity(tx, claims, community)
    const rows = await liveSessionsOf(sql, id, role === 'student' ? claims.sub : null)
    return rows.map((row) => {
      const { code, joined, attempt_id } = row
      return { ...toLiveHead(row), code, joined, attempt_id }
    })
  })
