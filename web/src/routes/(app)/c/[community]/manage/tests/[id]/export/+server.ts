import { error } from '@sveltejs/kit'
import { exportQuery } from '#contracts/tests/banks.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { RequestHandler } from './$types'

/** A version as a file, in one of the formats of banks. */
export const GET: RequestHandler = async (event) => {
  const { accessToken } = await requireSession(event)
  const { searchParams } = event.url
  const version = searchParams.get('version') ?? undefined
  const asked = { format: searchParams.get('format') ?? '', ...(version ? { version } : {}) }
  const { success, data: query } = exportQuery.safeParse(asked)
  if (!success) error(404, 'There is no such format.', { code: 'not_found' })
  const { body, headers } = await attemptsApi(accessToken).downloadBank(event.params.id, { ...query, version })
  return new Response(body, {
    headers: {
      'content-type': headers.get('content-type') ?? 'application/octet-stream',
      'content-disposition': headers.get('content-disposition') ?? 'attachment',
      'cache-control': 'private, no-store',
    },
  })
}
