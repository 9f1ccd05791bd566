import { error, fail, redirect } from '@sveltejs/kit'
import { liveStepBody } from '#contracts/live/live.ts'
import { liveApi } from '#lib/api/live.server.ts'
import { controlOf } from '#lib/features/attempts/kinds.ts'
import { toChartRows, toLiveBox } from '#lib/features/live/to-live.server.ts'
import { livePaths } from '#lib/live-paths.ts'
import { paths } from '#lib/paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, session: id } = event.params
  const { data: session } = await liveApi(accessToken).read(id)
  if (session.community.slug !== community) error(404, 'No such session.', { code: 'live_not_found' })
  const { watching, mine, status, pace, question } = session
  if (watching && status === 'ended') redirect(303, livePaths.results(community, id))
  if (mine?.attempt_id && (mine.finished || status === 'ended')) redirect(303, paths.result(community, mine.attempt_id))
  if (mine?.attempt_id && pace === 'own') redirect(303, paths.attempt(community, mine.attempt_id))
  const attempt = toLiveBox(session)
  const [asked] = attempt?.questions ?? []
  const isWritten = question !== null && controlOf(question.kind).by !== 'rows'
  return {
    session,
    attempt,
    shown: watching &&
      asked && {
        prompt: asked.prompt,
        explanation: asked.revealed?.explanation ?? '',
        rows: toChartRows(watching.counts.choices, isWritten),
      },
    /** As learners would type it. */
    site: `${event.url.host}${livePaths.join()}`,
  }
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
