import { settleReports } from '../../_db/queries/resources/reports.ts'
import { withService } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findResourceForStaff } from './staff.ts'

/** Settles the reports about a resource whose address works. Idempotent. */
export const settleResourceReports = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<void> =>
  withService(db, async (tx) => {
    await findResourceForStaff(tx, claims, id)
    await settleReports(tx, claims.sub, id)
  })
