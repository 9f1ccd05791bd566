import { helpCenter } from '#lib/features/help/articles.server.ts'
import type { PageServerLoad } from './$types'

/** As many characters as the field takes. */
const LONGEST = 80

export const load: PageServerLoad = ({ url }) => {
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, LONGEST)
  return { query, sections: helpCenter.sections, found: query === '' ? [] : helpCenter.search(query) }
}
