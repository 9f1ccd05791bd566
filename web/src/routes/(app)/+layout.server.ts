import { homeCommunity, isMine } from '#lib/features/communities/membership.ts'
import { communitiesApi } from '#lib/api/communities.server.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { readLastCommunity } from '#lib/shell/last-community.server.ts'
import { optional } from '#lib/api/optional.server.ts'
import { readZone } from '#lib/shell/reader-zone.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { LayoutServerLoad } from './$types'

/** An id before every notification: the stream of a learner without notifications starts after it. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

export const load: LayoutServerLoad = async (event) => {
  const { user, accessToken } = await requireSession(event)
  const api = gamificationApi(accessToken)
  const [{ data: communities }, notifications, zone] = await Promise.all([
    communitiesApi(accessToken).list(),
    optional(api.readNotificationState()),
    readZone(accessToken),
  ])
  const mine = communities.filter(isMine)
  const here = mine.find(({ slug }) => slug === event.params.community)
  return {
    user,
    zone,
    communities,
    mine,
    current: here ?? homeCommunity(mine, readLastCommunity(event.cookies, user.id)),
    /** The notification stream delivers what comes after this id. */
    newestNotification: notifications ? (notifications.data.newest ?? FIRST_ID) : undefined,
    unread: notifications?.data.unread ?? 0,
  }
}
