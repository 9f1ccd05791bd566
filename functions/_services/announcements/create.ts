import type { Announcement, AnnouncementBody } from '../../_contracts/announcements/announcements.ts'
import {
  insertAnnouncement,
  isCommunityOpen,
  putAnnouncementGroups,
} from '../../_db/queries/announcements/announcements.ts'
import { withService } from '../../_db/session.ts'
import { cleanText } from '../../_domain/comments/clean-text.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAnnouncement, findAnnouncingCommunity } from './find.ts'

/** Announces something at once, or at a time that is still to come. */
export async function announce(
  context: WithClaims<DatabaseContext>,
  { slug, groups, ...settings }: { slug: string } & AnnouncementBody,
): Promise<Announcement> {
  const { id: community_id } = await findAnnouncingCommunity(context, slug)
  refusePast(settings.publish_at, context.now())
  const id = crypto.randomUUID()
  return withService(context.db, async (_, sql) => {
    if (!(await isCommunityOpen(sql, community_id)))
      throw new DomainError('community_closed', 'This community is archived: nothing is announced in it any more.')
    await insertAnnouncement(sql, {
      ...{ ...settings, id, community_id, created_by: context.claims.sub },
      ...cleaned(settings),
    })
    await putAnnouncementGroups(sql, { id, community_id, groups: settings.everybody ? [] : groups })
    return findAnnouncement(sql, { id, community_id }, context.now())
  })
}

export const cleaned = ({ title, body }: { title: string; body: string }) => ({
  title: cleanText(title).replaceAll('\n', ' '),
  body: cleanText(body),
})

/** A minute that has just gone by is now. */
const GRACE = 60_000

export function refusePast(publish_at: string | null, now: number) {
  if (publish_at !== null && Date.parse(publish_at) < now - GRACE)
    throw new DomainError('validation_failed', 'It cannot appear in the past.', {
      errors: [{ path: 'body.publish_at', message: 'is in the past' }],
    })
}
