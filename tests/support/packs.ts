import { readdirSync, readFileSync } from 'node:fs'
import type { RuleRow } from '../../functions/_db/queries/engine/rules.ts'
import type { Criteria } from '../../functions/_domain/rules/criteria.ts'
import type { Ruleset } from '../../functions/_domain/rules/ruleset.ts'
import { compile } from '../../functions/_services/engine/rulesets.ts'

export interface Seeded {
  /** `pack/slug`, which is what the rulesets here call it. */
  id: string
  pack: string
  slug: string
  criteria: Criteria
  xp: number
  type: string
  rarity: 'common' | 'rare' | 'epic' | 'legendary'
  description: string
  category: string
}

const SEEDS = new URL('../../seeds/', import.meta.url)
const PACK = /define_achievements\('([a-z-]+)', \$pack\$(.+?)\$pack\$\)/gs

/** Every achievement that is seeded, pack by pack, in the order of the files. */
export const seeded: readonly Seeded[] = readdirSync(SEEDS)
  .filter((file) => file.includes('_pack_'))
  .toSorted()
  .flatMap((file) => [...readFileSync(new URL(file, SEEDS), 'utf8').matchAll(PACK)])
  .flatMap(([, pack = '', json = '']) => {
    const achievements: Omit<Seeded, 'id' | 'pack'>[] = JSON.parse(json)
    return achievements.map((achievement) => ({ ...achievement, pack, id: `${pack}/${achievement.slug}` }))
  })

export const packs: readonly string[] = [...new Set(seeded.map(({ pack }) => pack))]
export const packOf = (pack: string) => seeded.filter((achievement) => achievement.pack === pack)

/** How many tests there are, by category. */
export const TESTS: Record<string, number> = { network: 2, security: 3 }

/** A rule as the database hands it over; `changed` is the version of the rules it came with. */
export const ruleOf = (
  { id, pack, slug, criteria, xp }: Omit<Seeded, 'description' | 'category' | 'rarity' | 'type'>,
  changed = 1,
): RuleRow => ({
  kind: 'achievement',
  code: id,
  id,
  version: 1,
  pack,
  slug,
  criteria,
  tiers: null,
  unlock: null,
  needs: null,
  validation: null,
  brings: null,
  certifies: null,
  xp,
  changed: String(changed),
})

export const rulesetOf = (rules: RuleRow[], version = 1, tests: Record<string, number> = TESTS): Ruleset =>
  compile({
    version: String(version),
    tests_version: '0',
    rules,
    milestones: codesOf(rules),
    tests,
    curricula: [],
  })

/** A community that has chosen these packs, with so many tests by category. */
export const packRules = (chosen: readonly string[] = packs, tests = TESTS): Ruleset =>
  rulesetOf(
    chosen.flatMap(packOf).map((achievement) => ruleOf(achievement)),
    1,
    tests,
  )

const codesOf = (rules: RuleRow[]) =>
  Object.fromEntries(rules.filter(({ kind }) => kind !== 'achievement').map(({ slug, code }) => [slug, code]))
