import { matches, packsIn, raritiesIn, readFilter, shelves } from '#lib/catalogue.ts'
import { api } from '#lib/server/api.ts'
import { requireSession } from '#lib/server/session.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await api(accessToken).achievements(event.params.community)
  const filter = readFilter(event.url.searchParams)
  const shown = data.filter(matches(filter))
  return {
    filter,
    packs: packsIn(data),
    rarities: raritiesIn(data),
    shelves: shelves(shown),
    shown: shown.length,
    total: data.length,
  }
}
