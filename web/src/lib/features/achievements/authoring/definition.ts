import { tier, type Tier } from '#contracts/achievements/catalogue.ts'
import type { AchievementDetail } from '#contracts/achievements/detail.ts'
import { KINDS } from '#contracts/rules/criteria.ts'

/** The form's values as typed, valid or not. */
export interface DefinitionDraft {
  name: string
  description: string
  slug: string
  type: string
  category: string
  icon: string
  color: string
  rarity: string
  tier: string
  points: string
  xp: string
  /** The threshold of each tier; empty if the rule has no such tier. */
  tiers: Record<Tier, string>
  secret: boolean
  /** JSON. */
  criteria: string
}

/** A fault of a value, with its path: `name`, `criteria.all[0].gte`. */
export interface FieldFault {
  path: string
  message: string
}

const noTiers: Record<Tier, string> = { bronze: '', silver: '', gold: '', platinum: '' }

export const FIRST_WRITTEN: DefinitionDraft = {
  name: '',
  description: '',
  slug: '',
  type: 'progress',
  category: '',
  icon: 'award',
  color: 'laurel',
  rarity: 'common',
  tier: '',
  points: '10',
  xp: '50',
  tiers: noTiers,
  secret: false,
  criteria: JSON.stringify({ counter: 'test_completed', gte: 10 }, null, 2),
}

export const toWritten = ({ criteria, tiers, sealed, ...given }: AchievementDetail): DefinitionDraft => ({
  name: given.name,
  description: given.description,
  slug: given.slug,
  type: given.type,
  category: given.category,
  icon: given.icon,
  color: given.color,
  rarity: given.rarity,
  tier: given.tier ?? '',
  points: String(given.points),
  xp: String(given.xp),
  tiers: { ...noTiers, ...Object.fromEntries(Object.entries(tiers ?? {}).map(([name, at]) => [name, String(at)])) },
  secret: sealed,
  criteria: JSON.stringify(inOrder(criteria), null, 2),
})

/** Sorts a rule's keys, which jsonb does not keep in order: the key that names the rule's kind comes first. */
export function inOrder(rule: unknown): unknown {
  if (Array.isArray(rule)) return rule.map(inOrder)
  if (typeof rule !== 'object' || rule === null) return rule
  const words = new Set([...KINDS.filter((kind) => Object.hasOwn(rule, kind)), ...Object.keys(rule)])
  const given = new Map<string, unknown>(Object.entries(rule))
  return Object.fromEntries([...words].map((word) => [word, inOrder(given.get(word))]))
}

/** The given thresholds, or null if there are none. */
export function tiersOf({ tiers }: DefinitionDraft): Record<string, number> | null {
  const given = tier.options.filter((name) => tiers[name].trim() !== '')
  return given.length === 0 ? null : Object.fromEntries(given.map((name) => [name, Number(tiers[name])]))
}

/** "Ten in a row!" becomes `ten_in_a_row`. */
export const toSlug = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, 64)
    .replaceAll(/^_|_$/g, '')

/** The first fault of a field or of a value inside it. */
export const faultAt = (faults: readonly FieldFault[], field: string): string | undefined =>
  faults.find(({ path }) => path === field || path.startsWith(`${field}.`))?.message
