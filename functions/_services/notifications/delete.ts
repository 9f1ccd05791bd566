import { UNREAD_CAP, type Unread } from '../../_contracts/notifications/notifications.ts'
import { countUnread, deleteNotificationRow, wakeStreams } from '../../_db/queries/notifications/read.ts'
import { withUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

export const deleteNotification = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<Unread> =>
  withUser(db, claims, async (tx) => {
    if (!(await deleteNotificationRow(tx, claims.sub, id))) throw notFound('notification')
    await wakeStreams(tx, [claims.sub])
    return { unread: await countUnread(tx, claims.sub, UNREAD_CAP) }
  })
