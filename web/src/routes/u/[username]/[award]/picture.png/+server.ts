import { error } from '@sveltejs/kit'
import { picture, tagOf } from '#lib/features/achievements/picture/picture.server.ts'
import { readProfile } from '#lib/features/profiles/api.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ params, request }) => {
  // As nobody, whoever asks: of what is private there is no picture.
  const profile = await readProfile(undefined, params.username)
  const award = profile.awards.find(({ id }) => id === params.award)
  if (!award) error(404, 'There is no such picture.', { code: 'profile_not_found' })

  const told = { award, holder: profile }
  const etag = `"${tagOf(told)}"`
  // Kept by whoever likes, and asked for again each time: it may have become private.
  const headers = { etag, 'cache-control': 'public, no-cache' }
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers })
  const png = await picture(told)
  return new Response(new Uint8Array(png), { headers: { ...headers, 'content-type': 'image/png' } })
}
