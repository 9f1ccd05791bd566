import type { Database } from '../../_db/client.ts'
import { deleteDraft, statusOf } from '../../_db/queries/achievements/define.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'

/** Drafts can go; what was live is kept for those who earned it. */
export const deleteAchievement = (db: Database, claims: Claims, id: string): Promise<void> =>
  withUser(db, claims, async (tx) => {
    const [gone] = await deleteDraft(tx, id)
    if (gone) return
    const seen = await statusOf(tx, id)
    if (!seen) throw notFound('achievement')
    if (seen.status === 'draft') throw new DomainError('not_allowed', 'That is not yours to delete.')
    throw new DomainError('conflict', 'It was live, so it can be retired, not deleted.')
  })
