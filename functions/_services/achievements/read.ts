import { achievementDetail, type AchievementDetail } from '../../_contracts/achievements/detail.ts'
import { awardsOf } from '../../_db/queries/achievements/awards.ts'
import { namesInPack, publicUsername, versionsOf, visibleAchievement } from '../../_db/queries/achievements/detail.ts'
import { countLearners } from '../../_db/queries/boards/count-learners.ts'
import { stateOf } from '../../_db/queries/achievements/state.ts'
import { awardReasons } from '../../_db/queries/achievements/award-reasons.ts'
import { withService, withUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { sayCriteria } from '../../_domain/rules/say-criteria.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import type { Engine } from '../engine/apply.ts'
import { toLearner } from '../engine/to-learner.ts'
import { holdingOf, progressTo } from './learner-fields.ts'
import { toReason } from './to-reason.ts'

interface AchievementInCommunity {
  id: string
  /** The community's slug. */
  community: string
}

/** An achievement with its rule in words, all versions of the rule, how many hold it, and why the reader does. */
export async function readAchievement(
  context: WithClaims<Engine>,
  input: AchievementInCommunity,
): Promise<AchievementDetail> {
  const { db, rulesets } = context
  const { community, stored, achievement, awards, versions, reasons, names, username } = await readRows(context, input)
  const learners = await withService(db, (_, sql) => countLearners(sql, community.id))
  const holding = holdingOf(awards)
  const ruleset = await rulesets.at(community.id, Number(stored.newest), db)
  const learner = toLearner(stored, ruleset.version)
  const says = (criteria: typeof achievement.criteria) =>
    sayCriteria(criteria, (slug, kind) => (kind === 'achievement' ? names.get(slug) : undefined))
  return achievementDetail.parse({
    ...achievement,
    secret: false,
    ...holding,
    progress: progressTo(ruleset, { number: achievement.number, awards, learner }),
    // The leaderboards lag a moment behind, so the first learner of a community may be missing from their count.
    learners: Math.max(learners, achievement.holders),
    public_as: holding.award?.visibility === 'public' ? username : null,
    says: says(achievement.criteria),
    versions: versions.map((it) => ({ ...it, since: it.since.toISOString(), says: says(it.criteria) })),
    why: reasons.map(toReason),
  })
}

/** Everything of it that the reader may see, from one snapshot. */
const readRows = ({ db, claims }: WithClaims<DatabaseContext>, { id, community: slug }: AchievementInCommunity) =>
  withUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, slug)
    const achievement = await visibleAchievement(tx, id, community.id)
    const stored = await stateOf(tx, claims.sub, community.id)
    if (!achievement || !stored) throw notFound('achievement')
    return {
      community,
      stored,
      achievement,
      awards: (await awardsOf(tx, { userId: claims.sub, communityId: community.id })).filter(
        ({ achievement_id }) => achievement_id === id,
      ),
      versions: await versionsOf(tx, id),
      reasons: await awardReasons(tx, { userId: claims.sub, communityId: community.id, achievementId: id }),
      username: await publicUsername(tx, claims.sub),
      names: new Map((await namesInPack(tx, achievement)).map(({ slug, name }) => [slug, name])),
    }
  })
