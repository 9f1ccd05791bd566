import { expect, it } from 'vitest'
import { rarity, tier } from '../../../functions/_contracts/achievements/catalogue.ts'
import { symbolsOf } from '../../../web/src/lib/features/achievements/medallion/medal-symbols.ts'

const looks = rarity.options.flatMap((rarity) =>
  ([...tier.options, null] as const).flatMap((tier) =>
    (['earned', 'locked', 'secret'] as const).flatMap((state) =>
      [24, 64].map((size) => ({ rarity, tier, state, size, color: 'teal' })),
    ),
  ),
)

it('the symbols of a medallion hold each other symbol that they refer to, once', () => {
  for (const look of looks) {
    const symbols = Object.values(symbolsOf(look)).flat()
    const ids = symbols.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, markup } of symbols) {
      expect(markup).toContain(`id="${id}"`)
      for (const [, name] of markup.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(name)
    }
  }
})
