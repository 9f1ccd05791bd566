import { error, json } from '@sveltejs/kit'
import { stepBody } from '#contracts/assistant/help.ts'
import { assistantApi } from '#lib/api/assistant.server.ts'
import { helpPathOf } from '#lib/features/assistant/help-path.server.ts'
import { renderAnswer } from '#lib/features/assistant/render-answer.server.ts'
import { toPanel } from '#lib/features/assistant/to-panel.server.ts'
import type { RequestHandler } from './$types'

const requireToken = async (locals: App.Locals): Promise<string> => {
  const session = await locals.session()
  return session ? session.accessToken : error(401, 'You are not signed in.', { code: 'signed_out' })
}

/** The ladder as it is now. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { id, number } = helpPathOf(params)
  const { data } = await assistantApi(await requireToken(locals)).readLadder(id, number)
  return json(toPanel(data), { headers: { 'cache-control': 'private, no-store' } })
}

/** The next step, rendered as it arrives. The token never reaches the browser. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
  const { id, number } = helpPathOf(params)
  const body = stepBody.safeParse(await request.json().catch(() => null))
  if (!body.success) error(422, 'This is no step.', { code: 'validation_failed' })
  const key = request.headers.get('idempotency-key') ?? crypto.randomUUID()
  const response = await assistantApi(await requireToken(locals))
    .takeStep({ id, number, ...body.data, key, signal: request.signal })
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
