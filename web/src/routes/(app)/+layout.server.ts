import { homeCommunity, isMine } from '#lib/features/communities/membership.ts'
import { api } from '#lib/api/api.server.ts'
import { readLastCommunity } from '#lib/shell/last-community.server.ts'
import { optional } from '#lib/api/optional.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { LayoutServerLoad } from './$types'

/** Before every notification: who was told nothing yet has missed nothing. */
const BEGINNING = '00000000-0000-0000-0000-000000000000'

export const load: LayoutServerLoad = async (event) => {
  const { user, accessToken } = await requireSession(event)
  const asked = api(accessToken)
  const [{ data: communities }, newest] = await Promise.all([
    asked.communities(),
    optional(asked.notifications({ limit: 1 })),
  ])
  const mine = communities.filter(isMine)
  const here = mine.find(({ slug }) => slug === event.params.community)
  return {
    user,
    communities,
    mine,
    current: here ?? homeCommunity(mine, readLastCommunity(event.cookies)),
    /** What comes after this is news. */
    told: newest ? (newest.data[0]?.id ?? BEGINNING) : undefined,
    unread: newest?.page.unread ?? 0,
  }
}
