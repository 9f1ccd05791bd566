import { redirect } from '@sveltejs/kit'
import { challengesApi } from '#lib/api/challenges.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { PROGRESS_CHANGED } from '#lib/live/progress-changed.ts'
import { goalPaths } from '#lib/goal-paths.ts'
import { sayDone, takeDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  event.depends(PROGRESS_CHANGED)
  const { data } = await challengesApi(accessToken).list(event.params.community)
  return {
    current: data.filter(({ state }) => state !== 'past'),
    past: data.filter(({ state }) => state === 'past').toReversed(),
    done: takeDone(event),
  }
}

export const actions: Actions = {
  join: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const answer = await challengesApi(accessToken).join(formText(form, 'challenge'), formText(form, 'team'))
    sayDone(event, 'refused' in answer ? answer.refused.says : 'You are in the team.')
    redirect(303, goalPaths.challenges(event.params.community))
  },
}
