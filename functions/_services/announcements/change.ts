import type {
  Announcement,
  ChangeAnnouncementBody,
  WithdrawBody,
} from '../../_contracts/announcements/announcements.ts'
import {
  putAnnouncementGroups,
  updateAnnouncement,
  withdrawAnnouncement,
} from '../../_db/queries/announcements/announcements.ts'
import { withService } from '../../_db/session.ts'
import { announcementState } from '../../_domain/announcements/announcements.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { cleaned, refusePast } from './create.ts'
import { findAnnouncement, findAnnouncingCommunity, lockSeen, type AnnouncementPlace } from './find.ts'

/** Changes an announcement. Of one that learners may have seen the time stays, and nobody is notified of it again. */
export async function changeAnnouncement(
  context: WithClaims<DatabaseContext>,
  { slug, announcement: id, revision, groups, ...settings }: AnnouncementPlace & ChangeAnnouncementBody,
): Promise<Announcement> {
  const { id: community_id } = await findAnnouncingCommunity(context, slug)
  const now = context.now()
  return withService(context.db, async (_, sql) => {
    const found = await lockSeen(sql, { id, community_id, revision })
    if (!found.is_open)
      throw new DomainError('community_closed', 'This community is archived: its announcements stay as they are.')
    const state = announcementState(found, now)
    if (state === 'withdrawn') throw new DomainError('conflict', 'This was withdrawn. Write a new one.')
    const isSeen = state === 'published'
    if (!isSeen) refusePast(settings.publish_at, now)
    await updateAnnouncement(sql, id, {
      ...{ ...settings, ...cleaned(settings), is_edit: isSeen },
      publish_at: isSeen ? null : (settings.publish_at ?? new Date(now).toISOString()),
    })
    await putAnnouncementGroups(sql, { id, community_id, groups: settings.everybody ? [] : groups })
    return findAnnouncement(sql, { id, community_id }, now)
  })
}

/** Takes an announcement away from everybody, for good. A repeat changes nothing. */
export async function withdraw(
  context: WithClaims<DatabaseContext>,
  { slug, announcement: id, revision }: AnnouncementPlace & WithdrawBody,
): Promise<Announcement> {
  const { id: community_id } = await findAnnouncingCommunity(context, slug)
  return withService(context.db, async (_, sql) => {
    const before = await findAnnouncement(sql, { id, community_id }, context.now())
    if (before.state === 'withdrawn') return before
    await lockSeen(sql, { id, community_id, revision })
    await withdrawAnnouncement(sql, id)
    return findAnnouncement(sql, { id, community_id }, context.now())
  })
}
