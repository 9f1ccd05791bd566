import {
  pathNamesIn,
  filterChoices,
  matches,
  nearest,
  readCatalogueFilter,
  groupByPack,
  countEarned,
} from '#lib/features/achievements/catalogue/catalogue.ts'
import { achievementsApi } from '#lib/api/achievements.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

/** How many of the nearest achievements are shown first. */
const NEXT = 3

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await achievementsApi(accessToken).listCatalogue(event.params.community)
  const filter = readCatalogueFilter(event.url.searchParams)
  const address = pathNamesIn(data)
  const entries = data.map((entry) => ({ ...entry, address: address(entry) }))
  const shown = entries.filter(matches(filter))
  return {
    filter,
    choices: filterChoices(data, filter),
    summary: countEarned(data),
    next: nearest(entries, NEXT),
    packs: groupByPack(shown),
    shown: shown.length,
  }
}
