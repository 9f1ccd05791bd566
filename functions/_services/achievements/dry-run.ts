import type { DryRunBody, DryRunResult } from '../../_contracts/achievements/dry-run.ts'
import { tier } from '../../_contracts/achievements/catalogue.ts'
import type { Database } from '../../_db/client.ts'
import { loadRules, type RuleRow } from '../../_db/queries/engine/rules.ts'
import { loadCuts } from '../../_db/queries/rules/boards.ts'
import { countGains, type DryRunExample } from '../../_db/queries/rules/dry-run.ts'
import { withService } from '../../_db/session.ts'
import { boardsIn } from '../../_domain/rules/condition-queries.ts'
import { notFound } from '../../_domain/errors.ts'
import { evaluate, type Satisfaction } from '../../_domain/rules/evaluate.ts'
import { foundActivity } from '../../_domain/engine/sweep-events.ts'
import { newLearner } from '../../_domain/engine/learner.ts'
import type { CompiledRule } from '../../_domain/rules/ruleset.ts'
import { newStreak } from '../../_domain/streaks/streak.ts'
import { compile } from '../engine/rulesets.ts'

const EXAMPLES = 10

/** No achievement has it, so nobody holds it. */
const NEW = '00000000-0000-8000-8000-000000000000'

/** What the sweep's event would say, which nobody writes. */
const NOWHERE = { id: NEW, community_id: NEW, type: 'rules_swept', zone: 'UTC' } as const

export interface DryRunRequest extends DryRunBody {
  communityId: string
}

/** What publishing a rule would give at once, and to whom. Asks just what the sweep would ask, and writes nothing. */
export async function dryRun(db: Database, asked: DryRunRequest, now: number): Promise<DryRunResult> {
  const rules = await rulesFor(db, asked)
  return withService(db, async (tx) => {
    const boards = rules.flatMap(({ condition }) => boardsIn(condition))
    const cuts = await loadCuts(tx, asked.communityId, boards, now)
    const { gains, given, examples } = await countGains(tx, asked.communityId, rules, cuts, EXAMPLES)
    return {
      gains,
      examples: examples.map((example) => ({
        user_id: example.user_id,
        display_name: example.display_name,
        username: example.username,
        tiers: tier.options.filter((tier) =>
          rules.some(({ id, effect }) => 'tier' in effect && effect.tier === tier && example.rules.includes(id)),
        ),
        values: valuesOf(example, rules, now),
      })),
      xp: given * asked.xp,
      notifications: gains,
    }
  })
}

/** The rule, one for each of its tiers, compiled among the others of its community. */
async function rulesFor(db: Database, { communityId, criteria, tiers, xp, pack, achievement_id }: DryRunRequest) {
  const row = await db.withConnection(({ sql }) => loadRules(sql, communityId))
  if (!row) throw notFound('community')
  const id = achievement_id ?? NEW
  const before = row.rules.find((rule) => rule.id === id)
  const draft: RuleRow = {
    kind: 'achievement',
    code: before?.code ?? id,
    id,
    version: 1,
    pack,
    slug: before?.slug ?? '',
    criteria,
    tiers: tiers ?? null,
    unlock: null,
    needs: null,
    validation: null,
    brings: null,
    certifies: null,
    xp,
    changed: row.version,
  }
  const others = row.rules.filter((rule) => rule.id !== id)
  return compile({ ...row, rules: [...others, draft] }).rules.filter(
    ({ effect }) => effect.kind === 'achievement' && effect.achievement_id === id,
  )
}

/** What makes the rule hold for this learner: the same answer as an award gives. */
function valuesOf(example: DryRunExample, rules: CompiledRule[], now: number): Satisfaction {
  const learner = {
    ...newLearner(),
    counters: example.counters,
    streaks: Object.fromEntries(example.streaks.map(({ kind, current }) => [kind, { ...newStreak(), current }])),
    xp: example.xp,
    level: example.level,
    earned: new Set(example.earned),
    validated: new Set(example.validated),
  }
  const values: Satisfaction = {}
  for (const rule of rules)
    if (example.rules.includes(rule.id)) {
      const found = { ...NOWHERE, user_id: example.user_id, version: rule.changed, met: { [rule.id]: now }, now }
      evaluate(rule.condition, learner, foundActivity(found), values)
    }
  return values
}
