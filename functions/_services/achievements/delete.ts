import { deleteDraft, statusOf } from '../../_db/queries/achievements/define.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** Deletes a draft. An achievement that was ever live stays, for the learners who earned it. */
export const deleteAchievement = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<void> =>
  withUser(db, claims, async (tx) => {
    const [deleted] = await deleteDraft(tx, id)
    if (deleted) return
    const visible = await statusOf(tx, id)
    if (!visible) throw notFound('achievement')
    if (visible.status === 'draft') throw new DomainError('not_allowed', 'You are not allowed to delete this.')
    throw new DomainError('conflict', 'It was live, so it can only be retired.')
  })
