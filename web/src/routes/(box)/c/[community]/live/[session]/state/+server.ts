import { error, json } from '@sveltejs/kit'
import { readShownSession } from '#lib/features/live/read-session.server.ts'
import type { RequestHandler } from './$types'

/** What the page shows, for its script: a connection that is lost for a moment must not end in a page of errors. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const session = await locals.session()
  if (!session) error(401, 'Nobody is signed in.', { code: 'signed_out' })
  return json(await readShownSession(session.accessToken, params), { headers: { 'cache-control': 'no-store' } })
}
