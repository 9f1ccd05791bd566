import { redirect } from '@sveltejs/kit'
import { homeCommunity, isMine } from '#lib/features/communities/membership.ts'
import { paths } from '#lib/paths.ts'
import { communitiesApi } from '#lib/api/communities.server.ts'
import { demoRoles } from '#lib/features/sign-in/demo.server.ts'
import { readLastCommunity } from '#lib/shell/last-community.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, cookies }) => {
  const session = await locals.session()
  if (!session) return { demo: demoRoles }

  // Not asked whether they are still in it: its pages find that out, and forget it.
  const last = readLastCommunity(cookies, session.user.id)
  if (last) redirect(303, paths.community(last))

  const { data } = await communitiesApi(session.accessToken).list()
  const home = homeCommunity(data.filter(isMine), undefined)
  redirect(303, home ? paths.community(home.slug) : paths.communities())
}
