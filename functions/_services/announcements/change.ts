import type {
  Announcement,
  ChangeAnnouncementBody,
  WithdrawBody,
} from '../../_contracts/announcements/announcements.ts'
import type { Connection } from '../../_db/client.ts'
import {
  deleteTold,
  putAnnouncementGroups,
  updateAnnouncement,
  withdrawAnnouncement,
} from '../../_db/queries/announcements/announcements.ts'
import { wakeLearners } from '../../_db/queries/notifications/tell.ts'
import { uuid7 } from '../../_db/uuid7.ts'
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
    const { told_at } = await lockSeen(sql, { id, community_id, revision })
    await withdrawAnnouncement(sql, id)
    if (told_at !== null) await takeBack(sql, { id, community_id, told_at })
    return findAnnouncement(sql, { id, community_id }, context.now())
  })
}

/** The clocks of the database and of whoever told it may differ by this. */
const DRIFT = 300_000
const [LEAST, MOST] = ['00000000-0000-4000-8000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff']

async function takeBack(
  sql: Connection['sql'],
  { told_at, ...place }: { id: string; community_id: string; told_at: number },
) {
  const [since, until] = [uuid7(Math.floor(told_at) - DRIFT, LEAST), uuid7(Math.ceil(told_at) + DRIFT, MOST)]
  await wakeLearners(sql, await deleteTold(sql, { ...place, since, until }))
}
