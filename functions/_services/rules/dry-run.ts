import { loadRules, type RuleRow } from '../../_db/queries/engine/rules.ts'
import { loadCutoffs } from '../../_db/queries/rules/board-cutoffs.ts'
import { countGains, type DryRunCounts } from '../../_db/queries/rules/dry-run.ts'
import { withService } from '../../_db/session.ts'
import { withRepeat } from '../../_db/repeat.ts'
import { boardsIn } from '../../_domain/rules/condition-queries.ts'
import { notFound } from '../../_domain/errors.ts'
import type { CompiledRule } from '../../_domain/rules/ruleset.ts'
import type { DatabaseContext } from '../context.ts'
import { compile } from '../engine/rulesets.ts'

const EXAMPLES = 10

/** A rule as its author would publish it. What its kind does not have is left out. */
export type RuleDraft = Pick<RuleRow, 'kind' | 'id' | 'criteria' | 'xp'> & Partial<RuleRow>

export interface RuleDryRun extends DryRunCounts {
  /** The compiled draft: one rule, or one for each of its tiers. */
  rules: CompiledRule[]
}

/** Which learners of a community would gain a rule at once if it were live. Asks what the sweep asks, and writes nothing. */
export async function dryRunRule(
  { db, now }: DatabaseContext,
  { communityId, draft }: { communityId: string; draft: RuleDraft },
): Promise<RuleDryRun> {
  const published = await withRepeat(db, ({ sql }) => loadRules(sql, communityId))
  if (!published) throw notFound('community')
  const replaced = published.rules.find(({ id }) => id === draft.id)
  const others = published.rules.filter((rule) => rule !== replaced)
  const row: RuleRow = {
    ...NOTHING,
    code: replaced?.code ?? draft.id,
    slug: replaced?.slug ?? '',
    ...draft,
    changed: published.version,
  }
  const rules = compile({ ...published, rules: [...others, row] }).rules.filter(
    ({ effect }) => draft.id === (effect.kind === 'achievement' ? effect.achievement_id : effect.milestone_id),
  )
  return withService(db, async (tx) => {
    const boards = rules.flatMap(({ condition }) => boardsIn(condition))
    const cutoffs = await loadCutoffs(tx, communityId, boards, now())
    return { rules, ...(await countGains(tx, communityId, rules, cutoffs, EXAMPLES)) }
  })
}

const NOTHING = {
  version: 1,
  pack: null,
  tiers: null,
  unlock: null,
  needs: null,
  validation: null,
  brings: null,
  certifies: null,
} as const
