import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import { correctionsApi, type CorrectionsClient } from '#lib/api/corrections.server.ts'
import { refusal } from '#lib/features/authoring/authoring-actions.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const correction = await correctionsApi(accessToken).read(event.params.id)
  if (correction.community !== event.params.community)
    error(404, 'No such correction.', { code: 'correction_not_found' })
  return { correction }
}

type OfCorrection = RequestEvent<{ community: string; id: string }>

const settle = (act: (api: CorrectionsClient, id: string) => ReturnType<CorrectionsClient['apply']>, said: string) =>
  async function post(event: OfCorrection) {
    const { accessToken } = await requireSession(event)
    const { community, id } = event.params
    const answer = await act(correctionsApi(accessToken), id)
    if ('refused' in answer) return refusal({}, answer.refused)
    sayDone(event, said)
    redirect(303, managePaths.correction(community, id))
  }

export const actions: Actions = {
  apply: settle((api, id) => api.apply(id), 'Applied. Attempts are graded anew in the background.'),
  withdraw: settle((api, id) => api.withdraw(id), 'The correction was withdrawn. Nothing changed.'),
}
