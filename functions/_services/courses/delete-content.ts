import { withUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { deleteAuthoredDraft } from './authored.ts'

/** Deletes a draft without a trace. */
export const deleteContent = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<void> =>
  withUser(db, claims, (tx) => deleteAuthoredDraft(tx, { claims, table: 'contents', id }))
