import {
  addressIn,
  choicesOf,
  matches,
  nearest,
  readFilter,
  shelves,
  summaryOf,
} from '#lib/features/achievements/catalogue/catalogue.ts'
import { achievementsApi } from '#lib/api/achievements.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

/** How many of the nearest achievements are shown first. */
const NEXT = 3

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await achievementsApi(accessToken).listCatalogue(event.params.community)
  const filter = readFilter(event.url.searchParams)
  const address = addressIn(data)
  const entries = data.map((entry) => ({ ...entry, address: address(entry) }))
  const shown = entries.filter(matches(filter))
  return {
    filter,
    choices: choicesOf(data, filter),
    summary: summaryOf(data),
    next: nearest(entries, NEXT),
    shelves: shelves(shown),
    shown: shown.length,
  }
}
