import { achievementDetail, type AchievementDetail } from '../../_contracts/achievements/detail.ts'
import { awardsOf } from '../../_db/queries/achievements/awards.ts'
import { achievementSeen, namesInPack, publicName, versionsOf } from '../../_db/queries/achievements/detail.ts'
import { learnersOf } from '../../_db/queries/boards/learners-of.ts'
import { stateOf } from '../../_db/queries/achievements/state.ts'
import { reasonsFor } from '../../_db/queries/achievements/why.ts'
import { withService, withUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { sayCriteria } from '../../_domain/rules/say-criteria.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { Engine } from '../engine/apply.ts'
import { toLearner } from '../engine/to-learner.ts'
import { holdingOf, progressTo } from './standing.ts'
import { toReason } from './to-reason.ts'

/** An achievement with its rule in words, the versions that had, how many have it, and why the reader does. */
export async function readAchievement(
  engine: Engine,
  claims: Claims,
  id: string,
  communitySlug: string,
): Promise<AchievementDetail> {
  const { community, stored, seen, awards, versions, reasons, names, username } = await withUser(
    engine.db,
    claims,
    async (tx) => {
      const community = await findMyCommunity(tx, claims, communitySlug)
      const seen = await achievementSeen(tx, id, community.id)
      const stored = await stateOf(tx, claims.sub, community.id)
      if (!seen || !stored) throw notFound('achievement')
      return {
        community,
        stored,
        seen,
        awards: (await awardsOf(tx, claims.sub, community.id)).filter(({ achievement_id }) => achievement_id === id),
        versions: await versionsOf(tx, id),
        reasons: await reasonsFor(tx, claims.sub, community.id, id),
        username: await publicName(tx, claims.sub),
        names: new Map((await namesInPack(tx, seen)).map(({ slug, name }) => [slug, name])),
      }
    },
  )
  const learners = await withService(engine.db, (_, sql) => learnersOf(sql, community.id))
  const holding = holdingOf(awards)
  const ruleset = await engine.rulesets.at(community.id, Number(stored.newest), engine.db)
  const says = (criteria: typeof seen.criteria) => sayCriteria(criteria, (slug) => names.get(slug))
  return achievementDetail.parse({
    ...seen,
    secret: false,
    ...holding,
    progress: progressTo(seen.number, awards, ruleset, toLearner(stored, ruleset.version)),
    // Boards are a moment behind: who was the first to do anything is not on them yet.
    learners: Math.max(learners, seen.holders),
    public_as: holding.award?.visibility === 'public' ? username : null,
    says: says(seen.criteria),
    versions: versions.map((it) => ({ ...it, since: it.since.toISOString(), says: says(it.criteria) })),
    why: reasons.map(toReason),
  })
}
