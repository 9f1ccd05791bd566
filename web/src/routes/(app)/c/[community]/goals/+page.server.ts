import { redirect, type RequestEvent } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { PROGRESS_CHANGED } from '#lib/live/progress-changed.ts'
import { goalPaths } from '#lib/goal-paths.ts'
import { paths } from '#lib/paths.ts'
import { sayDone, takeDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  event.depends(PROGRESS_CHANGED)
  const { data: goals } = await gamificationApi(accessToken).readGoals(event.params.community)
  return { goals, done: takeDone(event) }
}

type OfGoals = RequestEvent<{ community: string }>

async function readRequest(event: OfGoals) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  return { api: gamificationApi(accessToken), id: formText(form, 'id'), from: formText(form, 'from') }
}

/** The card stands on the dashboard, too: back to where it was. */
const back = ({ params: { community } }: OfGoals, from: string): never =>
  redirect(303, from === 'progress' ? `${paths.progress(community)}#goals` : goalPaths.goals(community))

const turn = (off: boolean) => async (event: OfGoals) => {
  const { api, from } = await readRequest(event)
  await api.changeGoalSettings({ community: event.params.community, off })
  return back(event, from)
}

export const actions: Actions = {
  swap: async (event) => {
    const { api, id, from } = await readRequest(event)
    const answer = await api.swapGoal(id)
    if ('refused' in answer) {
      sayDone(event, answer.refused.says)
      redirect(303, goalPaths.goals(event.params.community))
    }
    return back(event, from)
  },
  dismiss: async (event) => {
    const { api, id, from } = await readRequest(event)
    await api.dismissGoal(id)
    return back(event, from)
  },
  off: turn(true),
  on: turn(false),
}
