import { redirect } from '@sveltejs/kit'
import { homeCommunity, isMine } from '#lib/membership.ts'
import { paths } from '#lib/paths.ts'
import { api } from '#lib/server/api.ts'
import { demoRoles } from '#lib/server/demo.ts'
import { readLastCommunity } from '#lib/server/last-community.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, cookies }) => {
  const session = await locals.session()
  if (!session) return { demo: demoRoles }

  const { data } = await api(session.accessToken).communities()
  const home = homeCommunity(data.filter(isMine), readLastCommunity(cookies))
  redirect(303, home ? paths.community(home.slug) : paths.communities())
}
