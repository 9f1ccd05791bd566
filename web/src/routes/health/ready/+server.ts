import { json } from '@sveltejs/kit'
import { readReadiness } from '#lib/shell/readiness.server.ts'

/** Everything that pages need answers. Deep: for who watches the site, not for what distributes its requests. */
export const GET = async () => {
  const readiness = await readReadiness()
  const status = readiness.status === 'ok' ? 200 : 503
  return json(readiness, { status, headers: { 'cache-control': 'no-store' } })
}
