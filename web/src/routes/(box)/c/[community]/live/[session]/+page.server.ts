import { error, fail, redirect } from '@sveltejs/kit'
import { liveStepBody } from '#contracts/live/live.ts'
import { liveApi } from '#lib/api/live.server.ts'
import { readShownSession } from '#lib/features/live/read-session.server.ts'
import { livePaths } from '#lib/live-paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const found = await readShownSession(accessToken, event.params)
  if ('leads' in found) redirect(303, found.leads)
  /** Where learners go, as they would type it. */
  return { found, site: `${event.url.host}${livePaths.join()}` }
}

export const actions: Actions = {
  step: async (event) => {
    const { accessToken } = await requireSession(event)
    const { community, session } = event.params
    const form = Object.fromEntries(await event.request.formData())
    const body = liveStepBody.safeParse({ step: form.step, revision: Number(form.revision) })
    if (!body.success) error(400, 'This is no step.')
    const answer = await liveApi(accessToken).step(session, body.data)
    // Somebody else did it: the page shows where the session is now.
    if ('refused' in answer) return fail(409, { problem: answer.refused.says })
    redirect(303, livePaths.session(community, session))
  },
}
