import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pack, type CatalogueEntry } from '../../../functions/_contracts/achievements/catalogue.ts'
import { matches } from '../../../web/src/lib/features/achievements/catalogue/catalogue.ts'
import { MOST_CARDS, toCataloguePage } from '../../../web/src/lib/features/achievements/catalogue/catalogue-page.ts'
import { readPage } from '../../../web/src/lib/read-page.ts'

const entries = (packs: readonly CatalogueEntry['pack'][]) =>
  fc.array(
    fc
      .record({
        pack: fc.constantFrom(...packs),
        category: fc.constantFrom('work', 'streak'),
        earned_at: fc.constantFrom(null, '2026-01-05T12:00:00.000Z', '2026-02-05T12:00:00.000Z'),
        have: fc.nat(9),
      })
      .map(({ have, ...it }): CatalogueEntry => ({
        id: crypto.randomUUID(),
        slug: 'one',
        name: 'One',
        description: 'Do it.',
        icon: 'award',
        color: 'slate',
        rarity: 'common',
        tier: null,
        points: 10,
        xp: 50,
        secret: false,
        status: 'live',
        version: 1,
        tier_held: null,
        award: null,
        progress: it.earned_at === null ? { have, need: 10, share: have / 10, tier: null } : null,
        ...it,
      })),
    { maxLength: 90 },
  )
const cardsOf = (page: ReturnType<typeof toCataloguePage<CatalogueEntry>>) =>
  page.sections.flatMap(({ categories }) => categories.flatMap(({ entries: cards }) => cards))

describe('a page of the catalogue', () => {
  it('shows every pack with its total, and few enough cards', () => {
    fc.assert(
      fc.property(entries(pack.options), (all) => {
        const page = toCataloguePage(all, 1)
        const totals = new Map(page.sections.map(({ pack: name, total }) => [name, total]))
        if (page.sections.length > 1)
          for (const name of pack.options)
            expect(totals.get(name) ?? 0).toBe(all.filter(matches({ pack: name })).length)
        expect(cardsOf(page).length).toBeLessThanOrEqual(Math.max(MOST_CARDS, 6 * page.sections.length))
        if (all.length <= MOST_CARDS) expect(new Set(cardsOf(page))).toEqual(new Set(all))
      }),
    )
  })

  it('of one pack is followed by others that hold the rest, in the order of the catalogue', () => {
    fc.assert(
      fc.property(entries(['courses']), (all) => {
        const { pages } = toCataloguePage(all, 1)
        const shown = Array.from({ length: pages }, (_, index) => toCataloguePage(all, index + 1))
        expect(shown.every((page) => cardsOf(page).length <= MOST_CARDS)).toBe(true)
        const sorted = (some: CatalogueEntry[]) => some.map(({ id }) => id).toSorted()
        expect(sorted(shown.flatMap(cardsOf))).toEqual(sorted(all))
        // An address may name a page that no longer exists.
        expect(toCataloguePage(all, pages + 5)).toEqual(shown.at(-1))
      }),
    )
  })

  it('shows of a long pack what is in reach before what was earned, and both before the rest', () => {
    fc.assert(
      fc.property(entries(['courses', 'custom']), (all) => {
        for (const { pack: name, categories } of toCataloguePage(all, 1).sections) {
          const [first] = categories
          if (first?.name !== null) continue
          const rank = (it: CatalogueEntry) => (matches({ standing: 'reach' })(it) ? 0 : it.earned_at ? 1 : 2)
          const ranks = first.entries.map(rank)
          expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
          const left = all.filter((it) => it.pack === name && !first.entries.includes(it))
          for (const it of left) expect(rank(it)).toBeGreaterThanOrEqual(ranks.at(-1) ?? 0)
        }
      }),
    )
  })

  it('is the first where the address names none', () => {
    const read = (text: string) => readPage(new URLSearchParams(text))
    expect(['', 'page=2', 'page=0', 'page=-1', 'page=x', 'page=1.5', 'page=99999'].map(read)).toEqual([
      1, 2, 1, 1, 1, 1, 1,
    ])
  })
})
