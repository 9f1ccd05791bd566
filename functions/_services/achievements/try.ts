import type { TryBody } from '../../_contracts/achievements/define.ts'
import type { DryRunResult } from '../../_contracts/achievements/dry-run.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { Engine } from '../engine/apply.ts'
import { dryRun } from './dry-run.ts'

/** What publishing would give, for those who may publish. */
export async function tryRule(
  engine: Engine,
  claims: Claims,
  { community: slug, ...rule }: TryBody,
): Promise<DryRunResult> {
  const community = await withUser(engine.db, claims, (tx) =>
    findTaughtCommunity(tx, claims, slug, 'Rules are tried by instructors.'),
  )
  return dryRun(engine, { communityId: community.id, ...rule })
}
