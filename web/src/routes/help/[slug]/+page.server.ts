import { error } from '@sveltejs/kit'
import { helpCenter } from '#lib/features/help/articles.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params }) => {
  const article = helpCenter.read(params.slug)
  if (!article) error(404, 'There is no such article.')
  return { article }
}
