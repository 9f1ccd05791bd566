import { homeCommunity, isMine } from '#lib/membership.ts'
import { api } from '#lib/server/api.ts'
import { readLastCommunity } from '#lib/server/last-community.ts'
import { requireSession } from '#lib/server/session.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  const { user, accessToken } = await requireSession(event)
  const { data: communities } = await api(accessToken).communities()
  const mine = communities.filter(isMine)
  const asked = mine.find(({ slug }) => slug === event.params.community)
  return { user, communities, mine, current: asked ?? homeCommunity(mine, readLastCommunity(event.cookies)) }
}
