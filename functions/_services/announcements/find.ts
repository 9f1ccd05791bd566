import type { Announcement } from '../../_contracts/announcements/announcements.ts'
import type { Connection } from '../../_db/client.ts'
import {
  announcementsOf,
  lockAnnouncement,
  type AnnouncementRow,
  type LockedAnnouncement,
} from '../../_db/queries/announcements/announcements.ts'
import { readAsUser } from '../../_db/session.ts'
import { announcementState } from '../../_domain/announcements/announcements.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { instant } from '../attempts/instant.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

export interface AnnouncementPlace {
  slug: string
  announcement: string
}

/** A community in which the caller announces things. */
export const findAnnouncingCommunity = ({ db, claims }: WithClaims<DatabaseContext>, slug: string) =>
  readAsUser(db, claims, (tx) =>
    findTaughtCommunity(tx, claims, slug, 'Only instructors and admins can announce something.'),
  )

export async function findAnnouncement(
  sql: Connection['sql'],
  place: { id: string; community_id: string },
  now: number,
): Promise<Announcement> {
  const [row] = await announcementsOf(sql, place)
  if (!row) throw notFound('announcement')
  return toAnnouncement(row, now)
}

/** An announcement as its editor has seen it. Of two editors, the slower is told. */
export async function lockSeen(
  sql: Connection['sql'],
  { revision, ...place }: { id: string; community_id: string; revision: number },
): Promise<LockedAnnouncement> {
  const found = await lockAnnouncement(sql, place)
  if (!found) throw notFound('announcement')
  if (found.revision !== revision)
    throw new DomainError('conflict', 'This was changed after you loaded it. Your changes are not saved yet.')
  return found
}

const moment = (at: number | null) => (at === null ? null : instant(at))

export const toAnnouncement = (row: AnnouncementRow, now: number): Announcement => ({
  ...row,
  state: announcementState(row, now),
  publish_at: instant(row.publish_at),
  edited_at: moment(row.edited_at),
  withdrawn_at: moment(row.withdrawn_at),
})
