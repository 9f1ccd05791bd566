import { error } from '@sveltejs/kit'
import { supportApi } from '#lib/api/support.server.ts'
import { renderAssistant } from '#lib/features/support/render-assistant.server.ts'
import type { RequestHandler } from './$types'

/** The assistant's answer to the last message of a question, rendered as it arrives. The token never reaches the browser. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
  const session = await locals.session()
  if (!session) error(401, 'You are not signed in.', { code: 'signed_out' })
  const response = await supportApi(session.accessToken)
    .streamAnswer(params.question, request.signal)
    .catch(() => error(503, 'The service cannot be reached.', { code: 'api_unreachable' }))
  if (!response.ok || !response.body)
    return new Response(await response.text(), {
      status: response.status,
      headers: { 'content-type': 'application/problem+json' },
    })
  return new Response(renderAssistant(response.body), {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform' },
  })
}
