import { readIndex } from '#lib/features/api-reference/read-reference.server.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ locals }) => {
  const [session, functions] = await Promise.all([locals.session(), readIndex()])
  return { signedIn: session !== null, functions }
}
