import {
  pathNamesIn,
  filterChoices,
  matches,
  nearest,
  readCatalogueFilter,
  countEarned,
} from '#lib/features/achievements/catalogue/catalogue.ts'
import { toCard } from '#lib/features/achievements/catalogue/catalogue-card.ts'
import { toCataloguePage } from '#lib/features/achievements/catalogue/catalogue-page.ts'
import { readPage } from '#lib/read-page.ts'
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
  const { sections, page, pages } = toCataloguePage(shown, readPage(event.url.searchParams))
  const next = nearest(entries, NEXT)
  // A card that is shown twice is sent once: the same object becomes one value.
  const nextCards = new Map(next.entries.map((entry) => [entry.address, toCard(entry)]))
  return {
    filter,
    choices: filterChoices(data, filter),
    summary: countEarned(data),
    next: { inReach: next.inReach, entries: [...nextCards.values()] },
    packs: sections.map(({ categories, ...section }) => ({
      ...section,
      categories: categories.map(({ name, entries: members }) => ({
        name,
        entries: members.map((entry) => nextCards.get(entry.address) ?? toCard(entry)),
      })),
    })),
    page,
    pages,
    shown: shown.length,
  }
}
