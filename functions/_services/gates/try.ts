import type { GateDryRun } from '../../_contracts/gates/authoring.ts'
import { loadRules, type RuleRow } from '../../_db/queries/engine/rules.ts'
import { writtenGates, type WrittenRow } from '../../_db/queries/gates/written.ts'
import { loadCuts } from '../../_db/queries/rules/boards.ts'
import { countGains } from '../../_db/queries/rules/dry-run.ts'
import { withService, withUser, type Claims } from '../../_db/session.ts'
import { boardsIn } from '../../_domain/rules/condition-queries.ts'
import { notFound } from '../../_domain/errors.ts'
import type { Engine } from '../engine/apply.ts'
import { compile } from '../engine/rulesets.ts'
import { findWritten } from './written.ts'

const EXAMPLES = 10

/** What publishing a gate as it is would do at once. Asks just what the sweep would ask, and writes nothing. */
export async function tryGate({ db, now }: Engine, claims: Claims, id: string): Promise<GateDryRun> {
  const { gate, all } = await withUser(db, claims, async (tx) => {
    const { community_id } = await findWritten(tx, claims, id)
    const all = await writtenGates(tx, community_id)
    return { gate: all.find((one) => one.id === id), all }
  })
  if (!gate) throw notFound('milestone')
  const row = await db.withConnection(({ sql }) => loadRules(sql, gate.community_id))
  if (!row) throw notFound('community')
  const others = row.rules.filter((rule) => rule.code !== gate.code)
  const rules = compile({ ...row, rules: [...others, asRule(gate, all, row.version)] }).rules.filter(
    (rule) => rule.id === gate.code,
  )
  const becomes = gate.validation === 'auto' ? ('validated' as const) : ('submitted' as const)
  return withService(db, async (tx) => {
    const boards = rules.flatMap(({ condition }) => boardsIn(condition))
    const cuts = await loadCuts(tx, gate.community_id, boards, now())
    const { gains, examples } = await countGains(tx, gate.community_id, rules, cuts, EXAMPLES)
    return {
      gains,
      becomes,
      xp: becomes === 'validated' ? gains * gate.xp : 0,
      examples: examples.map(({ user_id, display_name }) => ({ user_id, display_name })),
    }
  })
}

/** The gate as the engine would have it if it were live. */
const asRule = (gate: WrittenRow, all: readonly WrittenRow[], changed: string): RuleRow => ({
  kind: gate.scope,
  code: gate.code,
  id: gate.id,
  version: 1,
  pack: null,
  slug: gate.slug,
  criteria: gate.validation_criteria,
  tiers: null,
  unlock: gate.unlock_criteria,
  needs: all.filter(({ id }) => gate.needs.includes(id)).map(({ code }) => code),
  validation: gate.validation,
  brings: null,
  certifies: gate.type === 'certification',
  xp: gate.xp,
  changed,
})
