import type { DeletedNotifications, SelectionBody } from '../../_contracts/notifications/notifications.ts'
import { deleteMine } from '../../_db/queries/notifications/deleted.ts'
import { withUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { unreadAfter } from './unread-after.ts'

/** Deletes notifications of the caller. A repeat changes nothing, and ids of other users are ignored. */
export const deleteNotifications = (
  { db, now: clock, claims }: WithClaims<DatabaseContext>,
  selection: SelectionBody,
): Promise<DeletedNotifications> =>
  withUser(db, claims, async (tx) => {
    const now = clock()
    const deleted = await deleteMine(tx, selection, now)
    const unread = await unreadAfter(tx, claims.sub, deleted)
    return { deleted, deleted_at: new Date(now).toISOString(), unread }
  })

export async function deleteNotification(
  context: WithClaims<DatabaseContext>,
  id: string,
): Promise<DeletedNotifications> {
  const answer = await deleteNotifications(context, { ids: [id] })
  if (answer.deleted === 0) throw notFound('notification')
  return answer
}
