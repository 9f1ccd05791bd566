import type { GateDryRun } from '../../_contracts/gates/authoring.ts'
import { authoredGates } from '../../_db/queries/gates/authored.ts'
import { withUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { dryRunRule } from '../rules/dry-run.ts'
import { findAuthoredGate } from './authored.ts'

/** What publishing a gate as it is would do at once, and for which learners. */
export async function dryRunGate(context: WithClaims<DatabaseContext>, id: string): Promise<GateDryRun> {
  const { db, claims } = context
  const rows = await withUser(db, claims, async (tx) => {
    const { community_id } = await findAuthoredGate(tx, { claims, id })
    return authoredGates(tx, community_id)
  })
  const gate = rows.find((row) => row.id === id)
  if (!gate) throw notFound('milestone')
  const { gains, examples } = await dryRunRule(context, {
    communityId: gate.community_id,
    draft: {
      kind: gate.scope,
      code: gate.code,
      id: gate.id,
      slug: gate.slug,
      criteria: gate.validation_criteria,
      unlock: gate.unlock_criteria,
      needs: rows.filter(({ id }) => gate.needs.includes(id)).map(({ code }) => code),
      validation: gate.validation,
      certifies: gate.type === 'certification',
      xp: gate.xp,
    },
  })
  const becomes = gate.validation === 'auto' ? 'validated' : 'submitted'
  return {
    gains,
    becomes,
    xp: becomes === 'validated' ? gains * gate.xp : 0,
    examples: examples.map(({ user_id, display_name }) => ({ user_id, display_name })),
  }
}
