import { redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const session = await locals.session()
  const { data } = await gamificationApi(session?.accessToken).readProfile(params.username)
  return { profile: data }
}

export const actions: Actions = {
  /** Publishes the signed-in user's own profile, whichever profile the page shows. */
  publish: async (event) => {
    const { accessToken } = await requireSession(event)
    await gamificationApi(accessToken).changeProfile({ visibility: 'public' })
    redirect(303, paths.profile(event.params.username))
  },
}
