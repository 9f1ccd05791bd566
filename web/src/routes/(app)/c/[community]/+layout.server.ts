import { error, redirect } from '@sveltejs/kit'
import { isMine } from '#lib/features/communities/membership.ts'
import { paths } from '#lib/paths.ts'
import { forgetLastCommunity, readLastCommunity, writeLastCommunity } from '#lib/shell/last-community.server.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ params, parent, cookies, url }) => {
  const { communities } = await parent()
  const community = communities.find(({ slug }) => slug === params.community)
  const isHere = community && isMine(community)
  // The home page led here without asking.
  if (
    !isHere &&
    url.pathname === paths.community(params.community) &&
    readLastCommunity(cookies) === params.community
  ) {
    forgetLastCommunity(cookies)
    redirect(303, paths.home())
  }
  if (!isHere) error(404, 'No such community.', { code: 'community_not_found' })

  writeLastCommunity(cookies, community.slug, url.protocol === 'https:')
  return { community }
}
