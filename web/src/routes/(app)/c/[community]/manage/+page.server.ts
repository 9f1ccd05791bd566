import { redirect } from '@sveltejs/kit'
import { loadOverview } from '#lib/features/communities/overview.server.ts'
import { firstSteps } from '#lib/features/communities/first-steps.server.ts'
import { hideFirstSteps, hidesFirstSteps } from '#lib/features/communities/hidden-steps.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { paths } from '#lib/paths.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community } = await event.parent()
  const overview = await loadOverview(accessToken, community.slug)
  const mayShow = community.role === 'admin' && !hidesFirstSteps(event.cookies, community.slug)
  return { ...overview, steps: mayShow ? await firstSteps(accessToken, community, overview) : null }
}

export const actions: Actions = {
  hideSteps: ({ cookies, params, url }) => {
    hideFirstSteps(cookies, { slug: params.community, secure: url.protocol === 'https:' })
    redirect(303, paths.manage(params.community))
  },
}
