import { error } from '@sveltejs/kit'
import { isMine } from '#lib/features/communities/membership.ts'
import { writeLastCommunity } from '#lib/shell/last-community.server.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ params, parent, cookies, url }) => {
  const { communities } = await parent()
  const community = communities.find(({ slug }) => slug === params.community)
  if (!community || !isMine(community)) error(404, 'No such community.', { code: 'community_not_found' })

  writeLastCommunity(cookies, community.slug, url.protocol === 'https:')
  return { community }
}
