import { error } from '@sveltejs/kit'
import { picture, tagOf } from '#lib/features/achievements/picture/picture.server.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { matchesEtag } from '#lib/shell/encoding.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ params, request }) => {
  // Read without the session: a private profile has no picture, not even for its owner.
  const { data: profile } = await gamificationApi(undefined).readProfile(params.username)
  const award = profile.awards.find(({ id }) => id === params.award)
  if (!award) error(404, 'There is no such picture.', { code: 'profile_not_found' })

  const subject = { award, holder: profile }
  const etag = `"${tagOf(subject)}"`
  // Caches may keep it, but must revalidate it each time: the award may have become private.
  const headers = { etag, 'cache-control': 'public, no-cache' }
  if (matchesEtag(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const png = await picture(subject)
  return new Response(new Uint8Array(png), { headers: { ...headers, 'content-type': 'image/png' } })
}
