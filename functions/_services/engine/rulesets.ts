import type { Database } from '../../_db/client.ts'
import { loadRules, type RuleRow, type RulesRow } from '../../_db/queries/engine/rules.ts'
import { withRepeat } from '../../_db/repeat.ts'
import type { Criteria } from '../../_domain/rules/criteria.ts'
import { asksForAllTests } from '../../_domain/rules/condition-queries.ts'
import type { Rule } from '../../_domain/rules/rule.ts'
import { compileRuleset, type Ruleset } from '../../_domain/rules/ruleset.ts'

/** Rulesets by community, compiled once for each version and shared within the process. */
export interface Rulesets {
  /** The rules of a community, at least of this version. */
  at: (communityId: string, version: number, db: Database) => Promise<Ruleset>
}

export function createRulesets(): Rulesets {
  const cache = new Map<string, Ruleset>()
  const loading = new Map<string, Promise<Ruleset>>()

  const load = async (communityId: string, db: Database): Promise<Ruleset> => {
    const row = await withRepeat(db, ({ sql }) => loadRules(sql, communityId))
    const ruleset = row ? compile(row) : compileRuleset([], { all: 0, byCategory: {} }, noNames, 0)
    if ((cache.get(communityId)?.version ?? -1) < ruleset.version) cache.set(communityId, ruleset)
    return ruleset
  }

  return {
    at: async (communityId, version, db) => {
      const ruleset = cache.get(communityId)
      if (ruleset && ruleset.version >= version) return ruleset
      // Concurrent calls share one load.
      let pending = loading.get(communityId)
      if (!pending) {
        pending = load(communityId, db).finally(() => loading.delete(communityId))
        loading.set(communityId, pending)
      }
      const loaded = await pending
      // A load that began before the change was committed may have missed it.
      return loaded.version >= version ? loaded : load(communityId, db)
    },
  }
}

const noNames = { achievement: () => undefined, milestone: () => undefined }

export function compile({ version, tests_version, rules, milestones, tests, curricula }: RulesRow): Ruleset {
  const achievements = new Map(rules.filter(isAchievement).map((row) => [`${row.pack} ${row.slug}`, row.code]))
  const all = Object.values(tests).reduce((sum, total) => sum + total, 0)
  const allRules = rules.flatMap((row) => (isAchievement(row) ? achievementRules(row) : [milestoneRule(row)]))
  return compileRuleset(
    // When a test is retired, a learner may have passed all that are left, though the rule itself did not change.
    allRules.map((rule) =>
      asksForAllTests(rule.criteria) ? { ...rule, changed: Math.max(rule.changed, Number(tests_version)) } : rule,
    ),
    { all, byCategory: tests },
    {
      achievement: (pack, slug) => achievements.get(`${pack} ${slug}`),
      milestone: (name) => (name.startsWith(BY_CODE) ? name.slice(BY_CODE.length) : milestones[name]),
    },
    Number(version),
    curricula,
  )
}

/** Criteria name milestones by slug; needs are rows and name milestones of any course by code. No slug begins with this. */
const BY_CODE = '#'

const isAchievement = (row: RuleRow) => row.kind === 'achievement'

/** One rule, or one for each of its tiers. */
function achievementRules(row: RuleRow): Rule[] {
  const { criteria: allRules } = row
  if (!allRules) throw new Error('An achievement has no criteria.')
  const rule = (tier: string | null, criteria: Criteria): Rule => ({
    id: tier === null ? row.code : `${row.code}:${tier}`,
    effect: {
      kind: 'achievement',
      achievement_id: row.id,
      tier,
      version: row.version,
      pack: row.pack ?? 'custom',
      slug: row.slug,
      xp: row.xp,
    },
    criteria,
    changed: Number(row.changed),
  })
  if (!row.tiers) return [rule(null, allRules)]
  return Object.entries(row.tiers).map(([tier, gte]) => rule(tier, { ...allRules, gte }))
}

/** A gate opens when the milestones it needs are validated and its unlock criteria hold. It can be met only when it is open. */
function milestoneRule(row: RuleRow): Rule {
  const needs: Criteria[] = row.needs?.length ? [{ milestones: row.needs.map((code) => BY_CODE + code) }] : []
  const unlock: Criteria[] = row.unlock ? [row.unlock] : []
  return {
    id: row.code,
    effect: {
      kind: 'milestone',
      milestone_id: row.id,
      scope: row.kind === 'program' ? 'program' : 'course',
      becomes: row.validation === 'auto_then_manual' ? 'submitted' : 'validated',
      xp: row.xp,
      ...(row.brings === null ? {} : { brings: row.brings }),
      certifies: row.certifies ?? false,
    },
    criteria: row.criteria,
    ...(needs.length + unlock.length > 0 ? { opening: { all: [...needs, ...unlock] } } : {}),
    changed: Number(row.changed),
  }
}
