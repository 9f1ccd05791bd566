import type { CatalogueEntry, Pack } from '#contracts/achievements/catalogue.ts'
import { isInReach } from './catalogue.ts'

/** So many cards are on a page at most. Several packs share them, in whole rows of two or three. */
export const MOST_CARDS = 24
const ROWS = 6

export interface PackSection<T> {
  pack: Pack
  total: number
  /** Without a name where only some entries of the pack are shown. */
  categories: { name: string | null; entries: T[] }[]
}

export interface CataloguePage<T> {
  sections: PackSection<T>[]
  /** From 1. Only a pack that is shown alone has more than one page. */
  page: number
  pages: number
}

/**
 * Entries by pack and category, in the catalogue's order. Where they are more than a page holds, a pack alone has pages,
 * and of several packs each shows those that are of most interest.
 */
export function toCataloguePage<T extends CatalogueEntry>(entries: T[], wanted: number): CataloguePage<T> {
  const packs = [...Map.groupBy(entries, ({ pack }) => pack)]
  if (packs.length > 1) {
    const share = Math.max(ROWS, Math.floor(MOST_CARDS / packs.length / ROWS) * ROWS)
    const most = entries.length > MOST_CARDS ? share : MOST_CARDS
    const sections = packs.map(([pack, all]) => ({
      pack,
      total: all.length,
      categories:
        all.length > most ? [{ name: null, entries: all.toSorted(byInterest).slice(0, most) }] : toCategories(all),
    }))
    return { sections, page: 1, pages: 1 }
  }
  const pages = Math.max(1, Math.ceil(entries.length / MOST_CARDS))
  const page = Math.min(wanted, pages)
  const shown = entries.slice((page - 1) * MOST_CARDS, page * MOST_CARDS)
  const sections = packs.map(([pack, all]) => ({ pack, total: all.length, categories: toCategories(shown) }))
  return { sections, page, pages }
}

const toCategories = <T extends CatalogueEntry>(entries: T[]) =>
  [...Map.groupBy(entries, ({ category }) => category)].map(([name, members]) => ({ name, entries: members }))

/** Those in reach come first, the nearest of all, and then what was earned last. */
const byInterest = (a: CatalogueEntry, b: CatalogueEntry) =>
  shareInReach(b) - shareInReach(a) || (b.earned_at ?? '').localeCompare(a.earned_at ?? '')

const shareInReach = (entry: CatalogueEntry) => (isInReach(entry) ? (entry.progress?.share ?? 0) : 0)
