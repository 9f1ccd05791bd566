import { UNREAD_CAP, type NotificationState } from '../../_contracts/notifications/notifications.ts'
import { readState } from '../../_db/queries/notifications/read.ts'
import { readAsUser } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** How many of the caller's notifications are unread, and which is the newest. */
export const readNotificationState = ({ db, claims }: WithClaims<DatabaseContext>): Promise<NotificationState> =>
  readAsUser(db, claims, (tx) => readState(tx, claims.sub, UNREAD_CAP))
