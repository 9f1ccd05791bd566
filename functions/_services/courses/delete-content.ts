import type { Database } from '../../_db/client.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { removeDraft } from './written.ts'

/** A draft goes without a trace. */
export const deleteContent = (db: Database, claims: Claims, id: string): Promise<void> =>
  withUser(db, claims, async (tx) => {
    await removeDraft(tx, claims, 'contents', id)
  })
