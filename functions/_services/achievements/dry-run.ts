import type { DryRunBody, DryRunResult } from '../../_contracts/achievements/dry-run.ts'
import { tier } from '../../_contracts/achievements/catalogue.ts'
import type { DryRunExample } from '../../_db/queries/rules/dry-run.ts'
import { evaluate, type Satisfaction } from '../../_domain/rules/evaluate.ts'
import { sweepActivity } from '../../_domain/engine/sweep-events.ts'
import { newLearner } from '../../_domain/engine/learner.ts'
import type { CompiledRule } from '../../_domain/rules/ruleset.ts'
import { newStreak } from '../../_domain/streaks/streak.ts'
import type { DatabaseContext } from '../context.ts'
import { dryRunRule } from '../rules/dry-run.ts'

/** The id of a rule that is not published yet: no learner holds it. */
const UNPUBLISHED_ID = '00000000-0000-8000-8000-000000000000'

/** Fields of the event that a sweep would write. The dry run evaluates it and never stores it. */
const UNSTORED_EVENT = { id: UNPUBLISHED_ID, community_id: UNPUBLISHED_ID, type: 'rules_swept', zone: 'UTC' } as const

export interface DryRunRequest extends DryRunBody {
  communityId: string
}

/** What publishing an achievement's rule would award at once, and to which learners. */
export async function dryRun(
  context: DatabaseContext,
  { communityId, achievement_id, criteria, tiers, xp, pack }: DryRunRequest,
): Promise<DryRunResult> {
  const id = achievement_id ?? UNPUBLISHED_ID
  const draft = { kind: 'achievement', id, criteria, tiers: tiers ?? null, xp, pack } as const
  const { rules, gains, given, examples } = await dryRunRule(context, { communityId, draft })
  const now = context.now()
  return {
    gains,
    examples: examples.map((example) => ({
      user_id: example.user_id,
      display_name: example.display_name,
      username: example.username,
      tiers: tier.options.filter((tier) =>
        rules.some(({ id, effect }) => 'tier' in effect && effect.tier === tier && example.rules.includes(id)),
      ),
      values: satisfiedBy(example, rules, now),
    })),
    xp: given * xp,
    notifications: gains,
  }
}

/** The values that meet the rule for this learner, as an award would store them. */
function satisfiedBy(example: DryRunExample, rules: CompiledRule[], now: number): Satisfaction {
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
      const finding = {
        ...UNSTORED_EVENT,
        user_id: example.user_id,
        version: rule.changed,
        met: { [rule.id]: now },
        now,
      }
      evaluate(rule.condition, learner, sweepActivity(finding), values)
    }
  return values
}
