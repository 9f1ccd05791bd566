import type { ResourceDetail } from '../../_contracts/resources/listing.ts'
import type { ReportBody } from '../../_contracts/resources/suggestions.ts'
import { insertReport } from '../../_db/queries/resources/reports.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findSeenResource } from './find-seen.ts'

/** Reports a dead link. While the caller's report is open, a repeat changes nothing. */
export const reportResource = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, note }: ReportBody & { id: string },
): Promise<ResourceDetail> =>
  withUser(db, claims, async (tx) => {
    const { state } = await findSeenResource(tx, claims, id)
    if (state !== 'listed') throw new DomainError('conflict', 'Only what is listed can be reported.')
    await insertReport(tx, claims.sub, id, note)
    return findSeenResource(tx, claims, id)
  })
