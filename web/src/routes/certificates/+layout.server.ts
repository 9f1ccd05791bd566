import { readZone } from '#lib/shell/reader-zone.server.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ locals }) => {
  const session = await locals.session()
  return { signedIn: session !== null, zone: session ? await readZone(session.accessToken) : undefined }
}
