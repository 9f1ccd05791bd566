import { error } from '@sveltejs/kit'
import { helpCenter } from '#lib/features/help/articles.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params }) => {
  const article = helpCenter.read(params.slug)
  if (!article) {
    const says = 'There is no help article at this address.'
    error(404, { message: says, code: 'help_article_not_found', says })
  }
  return { article }
}
