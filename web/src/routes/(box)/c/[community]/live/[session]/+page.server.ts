import { error, fail, redirect } from '@sveltejs/kit'
import { liveStepBody } from '#contracts/live/live.ts'
import { liveApi } from '#lib/api/live.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { readPlainAnswer, toPlainQuestion } from '#lib/features/live/plain-question.server.ts'
import { readShownSession, type ShownSession } from '#lib/features/live/read-session.server.ts'
import { livePaths } from '#lib/live-paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

const TOO_LATE = 'That came too late: the session has moved on.'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const found = await readShownSession(accessToken, event.params)
  if ('leads' in found) redirect(303, found.leads)
  return {
    found,
    plain: await plainOf(found, event.url),
    /** Where learners go, as they would type it. */
    site: `${event.url.host}${livePaths.join()}`,
  }
}

async function plainOf({ session, attempt }: ShownSession, { searchParams }: URL) {
  const question = attempt && session.mine && (await toPlainQuestion(session, attempt))
  if (!question) return null
  const isAsked = !session.revealed && question.by !== 'parts'
  return { question, open: isAsked && (!question.answered || searchParams.has('change')) }
}

export const actions: Actions = {
  /** An answer of a browser without a script. */
  answer: async (event) => {
    const { accessToken } = await requireSession(event)
    const { community, session } = event.params
    const form = await event.request.formData()
    const found = await readShownSession(accessToken, event.params)
    if ('leads' in found) redirect(303, found.leads)
    const { attempt } = found
    const number = Number(formText(form, 'number'))
    if (!attempt || found.session.number !== number) return fail(409, { problem: TOO_LATE })
    const answer = await readPlainAnswer(attempt, form)
    if (!answer) return fail(422, { problem: 'Choose or type an answer first.' })
    const now = Date.now()
    const responses = [{ number, answer, at: now, skipped: false }]
    const saved = await liveApi(accessToken).answer(attempt.id, { sent_at: now, responses, flags: [] })
    if ('refused' in saved) return fail(409, { problem: TOO_LATE })
    redirect(303, livePaths.session(community, session))
  },
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
