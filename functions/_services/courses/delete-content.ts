import type { Database } from '../../_db/client.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { deleteAuthoredDraft } from './authored.ts'

/** A draft goes without a trace. */
export const deleteContent = (db: Database, claims: Claims, id: string): Promise<void> =>
  withUser(db, claims, async (tx) => {
    await deleteAuthoredDraft(tx, claims, 'contents', id)
  })
