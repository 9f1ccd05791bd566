import { error } from '@sveltejs/kit'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { visitBody } from '#contracts/streaks/streaks.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = async ({ locals, request }) => {
  const session = await locals.session()
  if (!session) error(401, 'Nobody is signed in.', { code: 'signed_out' })
  const { success, data } = visitBody.safeParse(JSON.parse(await request.text()))
  if (!success || data.community === undefined) error(400, 'This names no community.')
  await gamificationApi(session.accessToken).recordVisit(data.community)
  return new Response(null, { status: 204 })
}
