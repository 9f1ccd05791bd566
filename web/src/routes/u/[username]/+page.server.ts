import { redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import { changeMine, readProfile } from '#lib/features/profiles/api.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const session = await locals.session()
  return { profile: await readProfile(session?.accessToken, params.username) }
}

export const actions: Actions = {
  /** One's own, whatever page it is posted from. */
  publish: async (event) => {
    const { accessToken } = await requireSession(event)
    await changeMine(accessToken, { visibility: 'public' })
    redirect(303, paths.profile(event.params.username))
  },
}
