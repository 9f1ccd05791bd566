import type { Database } from '../../_db/client.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { deleteAuthoredDraft } from './authored.ts'

/** A draft goes, with the drafts in it. */
export const deleteCourse = (db: Database, claims: Claims, id: string): Promise<void> =>
  withUser(db, claims, async (tx) => {
    await deleteAuthoredDraft(tx, claims, 'courses', id)
  })
