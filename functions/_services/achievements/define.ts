import type { AchievementDetail } from '../../_contracts/achievements/detail.ts'
import type { DefineBody } from '../../_contracts/achievements/define.ts'
import { insertDraft } from '../../_db/queries/achievements/define.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { Engine } from '../engine/apply.ts'
import { readAchievement } from './read.ts'
import { refusedRule } from './refused-rule.ts'

/** A draft of a community's own. Row-level security says who defines; nobody earns it before it is live. */
export async function defineAchievement(
  engine: Engine,
  claims: Claims,
  { community: slug, ...definition }: DefineBody,
): Promise<AchievementDetail> {
  const id = await withUser(engine.db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, slug)
    return insertDraft(tx, community.id, definition)
  }).catch((error: unknown) => {
    throw refusedRule(error)
  })
  return readAchievement(engine, claims, id, slug)
}
