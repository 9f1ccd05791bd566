import { error } from '@sveltejs/kit'
import { isMine } from '#lib/features/communities/membership.ts'
import { forgetLastCommunity, readLastCommunity, writeLastCommunity } from '#lib/shell/last-community.server.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ params, parent, cookies, url }) => {
  const { communities, user } = await parent()
  const community = communities.find(({ slug }) => slug === params.community)
  if (!community || !isMine(community)) {
    // The home page would lead here again.
    if (readLastCommunity(cookies, user.id) === params.community) forgetLastCommunity(cookies)
    error(404, 'No such community.', { code: 'community_not_found' })
  }

  writeLastCommunity(cookies, { slug: community.slug, userId: user.id, secure: url.protocol === 'https:' })
  return { community }
}
