import { error, fail, json, redirect, type RequestEvent } from '@sveltejs/kit'
import { stepBody } from '#contracts/assistant/help.ts'
import { key } from '#contracts/storable.ts'
import { problem } from '#contracts/wire.ts'
import { assistantApi, type HelpPlace } from '#lib/api/assistant.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { paths } from '#lib/paths.ts'
import { formProblem } from '#lib/problems.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { answerAt } from './answer-at.ts'
import { renderAnswer } from './render-answer.server.ts'
import { toPanel } from './to-panel.server.ts'

const requireToken = async (locals: App.Locals): Promise<string> => {
  const session = await locals.session()
  return session ? session.accessToken : error(401, 'You are not signed in.', { code: 'signed_out' })
}

type Place<Event> = (event: Event) => HelpPlace

/** The ladder as it is now. */
export const answersLadder =
  <Event extends RequestEvent>(placeOf: Place<Event>) =>
  async (event: Event): Promise<Response> => {
    const { data } = await assistantApi(await requireToken(event.locals)).readLadder(placeOf(event))
    return json(toPanel(data), { headers: { 'cache-control': 'private, no-store' } })
  }

/** The next step, rendered as it arrives. The token never reaches the browser. */
export const answersStep =
  <Event extends RequestEvent>(placeOf: Place<Event>) =>
  async (event: Event): Promise<Response> => {
    const { locals, request } = event
    const body = stepBody.safeParse(await request.json().catch(() => null))
    if (!body.success) error(422, 'This is no step.', { code: 'validation_failed' })
    const key = request.headers.get('idempotency-key') ?? crypto.randomUUID()
    const response = await assistantApi(await requireToken(locals))
      .takeStep({ ...placeOf(event), ...body.data, key, signal: request.signal })
      .catch(() => error(503, 'The service cannot be reached.', { code: 'api_unreachable' }))
    if (!response.ok || !response.body)
      return new Response(await response.text(), {
        status: response.status,
        headers: { 'content-type': 'application/problem+json' },
      })
    return new Response(renderAnswer(response.body), {
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform' },
    })
  }

/** Without a script: waits for the whole answer, and shows it. */
export async function askByForm(
  event: RequestEvent & { params: { community: string } },
  place: HelpPlace,
  kind: Parameters<typeof answerAt>[0] | undefined,
) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const at = formText(form, 'tried')
  const words = formText(form, 'words')
  const body = stepBody.safeParse({ tried: kind && at !== '' ? answerAt(kind, Number(at)) : null, words })
  const request = key.safeParse(formText(form, 'key'))
  if (!body.success || !request.success) return fail(422, { problem: formProblem('validation_failed'), words })
  const response = await assistantApi(accessToken)
    .takeStep({ ...place, ...body.data, key: request.data })
    .catch(() => null)
  if (!response) return fail(503, { problem: formProblem('unavailable'), words })
  const said = await response.text()
  if (!response.ok) {
    const { code = 'internal' } = problem.partial().safeParse(JSON.parse(said)).data ?? {}
    return fail(response.status, { problem: formProblem(code), words })
  }
  redirect(303, `${paths.questionHelp(event.params.community, place.id, place.number, place.at)}#newest`)
}
