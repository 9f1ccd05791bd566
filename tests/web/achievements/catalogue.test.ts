import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pack, rarity, type CatalogueEntry } from '../../../functions/_contracts/achievements/catalogue.ts'
import {
  pathNamesIn,
  filterChoices,
  findByPathName,
  matches,
  nearest,
  readCatalogueFilter,
  STANDINGS,
  type CatalogueFilter,
} from '../../../web/src/lib/features/achievements/catalogue/catalogue.ts'

const SECRET = {
  slug: 'secret',
  name: 'A secret',
  description: 'Hidden until earned.',
  earned_at: null,
  progress: null,
}

const entry = fc
  .record({
    id: fc.uuid(),
    slug: fc.constantFrom('first_steps', 'perfectionist', 'week_warrior', 'secret'),
    pack: fc.constantFrom(...pack.options),
    rarity: fc.constantFrom(...rarity.options),
    name: fc.constantFrom('First Steps', 'Perfectionist', 'Week Warrior'),
    secret: fc.boolean(),
    earned_at: fc.constantFrom(null, '2026-01-05T12:00:00.000Z'),
    progress: fc.option(
      fc.record({ have: fc.nat(9), need: fc.constant(10) }).map((it) => ({ ...it, share: it.have / 10, tier: null })),
    ),
  })
  .map((it): CatalogueEntry => ({
    category: 'work',
    description: 'Do it.',
    icon: 'award',
    color: 'slate',
    tier: null,
    points: 10,
    xp: 50,
    status: 'live',
    version: 1,
    tier_held: null,
    award: null,
    ...it,
    ...(it.secret && SECRET),
  }))
const entries = fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 20 })
const filter: fc.Arbitrary<CatalogueFilter> = fc.record({
  standing: fc.constantFrom(undefined, ...STANDINGS),
  pack: fc.constantFrom(undefined, ...pack.options),
  rarity: fc.constantFrom(undefined, ...rarity.options),
  search: fc.constantFrom(undefined, 'first', 'WARRIOR', 'secret', 'do it'),
})

describe('the filters of the catalogue', () => {
  it('count for each choice the entries it would show, and none more than without it', () => {
    fc.assert(
      fc.property(entries, filter, (all, chosen) => {
        const { standings, packs, rarities } = filterChoices(all, chosen)
        for (const { count, ...change } of [...standings, ...packs, ...rarities])
          expect(count).toBe(all.filter(matches({ ...chosen, ...change })).length)
        const [any, earned, reach, locked] = standings.map(({ count }) => count)
        expect(any).toBe((earned ?? 0) + (locked ?? 0))
        expect(reach).toBeLessThanOrEqual(locked ?? 0)
      }),
    )
  })

  it('do not find a sealed secret by its words', () => {
    fc.assert(
      fc.property(entries, (all) => {
        expect(all.filter(matches({ search: 'secret' })).filter(({ secret }) => secret)).toEqual([])
      }),
    )
  })

  it('are read from a URL, ignoring invalid values', () => {
    const read = (text: string) => readCatalogueFilter(new URLSearchParams(text))
    expect(read('standing=reach&pack=courses&rarity=epic&search=+warrior+')).toEqual({
      standing: 'reach',
      pack: 'courses',
      rarity: 'epic',
      search: 'warrior',
    })
    expect(Object.values(read('standing=won&pack=x&rarity=&search=+'))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('the nearest achievements', () => {
  it('are locked ones with progress, the nearest first', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const { entries: next, inReach } = nearest(all, 3)
        const shares = next.map(({ progress }) => progress?.share ?? -1)
        expect(shares).toEqual(shares.toSorted((a, b) => b - a))
        expect(next.every(({ earned_at, progress }) => earned_at === null && progress !== null)).toBe(true)
        expect(inReach).toBe(filterChoices(all, {}).standings.find(({ standing }) => standing === 'reach')?.count)
      }),
    )
  })

  it('are those that the filter shows as in reach, if there are any', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const { entries: next, inReach } = nearest(all, 3)
        if (inReach > 0) expect(next.filter(matches({ standing: 'reach' }))).toEqual(next)
        expect(next.length).toBe(Math.min(3, inReach || all.filter((it) => !it.earned_at && it.progress).length))
      }),
    )
  })
})

describe('the path name of an achievement', () => {
  it('finds it again, even if another pack uses the same slug', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const address = pathNamesIn(all)
        for (const one of all) expect(findByPathName(all, address(one))).toBe(one)
      }),
    )
  })

  it('does not reveal the slug of a secret', () => {
    fc.assert(
      fc.property(entries, (all) => {
        expect(findByPathName(all, 'secret')?.secret ?? false).toBe(false)
      }),
    )
  })
})
