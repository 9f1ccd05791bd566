import type { MyAnnouncement } from '../../_contracts/announcements/announcements.ts'
import {
  announcementsFor,
  markAnnouncementRead,
  markToldRead,
  type MyAnnouncementRow,
} from '../../_db/queries/announcements/announcements.ts'
import { wakeLearners } from '../../_db/queries/notifications/tell.ts'
import { readAsService, readAsUser, withService } from '../../_db/session.ts'
import { ANNOUNCED_DAYS } from '../../_domain/announcements/announcements.ts'
import { notFound } from '../../_domain/errors.ts'
import { instant } from '../attempts/instant.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import type { AnnouncementPlace } from './find.ts'

/** What is announced to the caller in a community, the newest first. */
export async function readMyAnnouncements(
  { db, claims, now }: WithClaims<DatabaseContext>,
  { slug }: { slug: string },
): Promise<MyAnnouncement[]> {
  const { id: community_id } = await readAsUser(db, claims, (tx) => findMyCommunity(tx, claims, slug))
  const rows = await readAsService(db, claims.sub, (_, sql) =>
    announcementsFor(sql, { community_id, user_id: claims.sub }),
  )
  return rows.map((row) => toMyAnnouncement(row, now()))
}

/** Puts an announcement away as read, with its notification. A repeat changes nothing. */
export async function readAway(
  { db, claims, now }: WithClaims<DatabaseContext>,
  { slug, announcement: id }: AnnouncementPlace,
): Promise<MyAnnouncement> {
  const user_id = claims.sub
  const { id: community_id } = await readAsUser(db, claims, (tx) => findMyCommunity(tx, claims, slug))
  return withService(db, async (_, sql) => {
    const [row] = await announcementsFor(sql, { community_id, user_id, id })
    if (!row) throw notFound('announcement')
    await markAnnouncementRead(sql, { id, community_id, user_id })
    if (await markToldRead(sql, { id, user_id })) await wakeLearners(sql, [user_id])
    return toMyAnnouncement({ ...row, read: true }, now())
  })
}

const DAY = 86_400_000

const toMyAnnouncement = (
  { published_at, edited_at, read, ...same }: MyAnnouncementRow,
  now: number,
): MyAnnouncement => ({
  ...{ ...same, read },
  published_at: instant(published_at),
  edited_at: edited_at === null ? null : instant(edited_at),
  fresh: !read && now - published_at < ANNOUNCED_DAYS * DAY,
})
