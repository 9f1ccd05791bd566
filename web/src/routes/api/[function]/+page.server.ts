import { error } from '@sveltejs/kit'
import { parseApiFunction } from '#lib/features/api-reference/api-functions.ts'
import { readReference } from '#lib/features/api-reference/read-reference.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params }) => {
  const name = parseApiFunction(params.function)
  if (!name) error(404, 'There is no such function.')
  const { description, tags } = await readReference(name)
  return { name, description, tags }
}
