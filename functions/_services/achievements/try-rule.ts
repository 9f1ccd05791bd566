import type { TryBody } from '../../_contracts/achievements/define.ts'
import type { DryRunResult } from '../../_contracts/achievements/dry-run.ts'
import { withUser } from '../../_db/session.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { dryRun } from './dry-run.ts'

/** A dry run of a rule, for instructors and admins of the community. */
export async function tryRule(
  context: WithClaims<DatabaseContext>,
  { community: slug, ...rule }: TryBody,
): Promise<DryRunResult> {
  const { db, claims } = context
  const community = await withUser(db, claims, (tx) =>
    findTaughtCommunity(tx, claims, slug, 'Only instructors can try rules.'),
  )
  return dryRun(context, { communityId: community.id, ...rule })
}
