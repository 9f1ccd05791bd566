import type { Announcement } from '../../_contracts/announcements/announcements.ts'
import { announcementsOf } from '../../_db/queries/announcements/announcements.ts'
import { withService } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAnnouncement, findAnnouncingCommunity, toAnnouncement, type AnnouncementPlace } from './find.ts'

/** All announcements of a community, with how many have read each, and never who. */
export async function listAnnouncements(
  context: WithClaims<DatabaseContext>,
  { slug }: { slug: string },
): Promise<Announcement[]> {
  const { id: community_id } = await findAnnouncingCommunity(context, slug)
  const rows = await withService(context.db, (_, sql) => announcementsOf(sql, { community_id }))
  return rows.map((row) => toAnnouncement(row, context.now()))
}

export async function readAnnouncement(
  context: WithClaims<DatabaseContext>,
  { slug, announcement: id }: AnnouncementPlace,
): Promise<Announcement> {
  const { id: community_id } = await findAnnouncingCommunity(context, slug)
  return withService(context.db, (_, sql) => findAnnouncement(sql, { id, community_id }, context.now()))
}
