import type { AchievementDetail } from '../../_contracts/achievements/detail.ts'
import type { DefineBody } from '../../_contracts/achievements/define.ts'
import { insertDraft } from '../../_db/queries/achievements/define.ts'
import { withUser } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { WithClaims } from '../context.ts'
import type { Engine } from '../engine/apply.ts'
import { readAchievement } from './read.ts'
import { toRuleError } from './to-rule-error.ts'

/** Creates a community's own achievement, as a draft. Row-level security decides who may; a draft cannot be earned. */
export async function defineAchievement(
  context: WithClaims<Engine>,
  { community, ...definition }: DefineBody,
): Promise<AchievementDetail> {
  const { db, claims } = context
  const id = await withUser(db, claims, async (tx) => {
    const { id: communityId } = await findMyCommunity(tx, claims, community)
    return insertDraft(tx, communityId, definition)
  }).catch((error: unknown) => {
    throw toRuleError(error)
  })
  return readAchievement(context, { id, community })
}
