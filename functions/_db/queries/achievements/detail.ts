import { and, desc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Criteria } from '../../../_domain/rules/criteria.ts'
import { achievements, achievementVersions } from '../../schema/achievements.ts'
import { profiles } from '../../schema/communities.ts'
import type { Transaction } from '../../session.ts'
import { catalogueColumns } from './catalogue.ts'

/** An achievement of a community or of a pack, in any status, with its rule. Row-level security decides who sees it. */
export async function visibleAchievement(tx: Transaction, id: string, communityId: string) {
  const [achievement] = await tx
    .select({
      ...catalogueColumns,
      community_id: achievements.community_id,
      type: achievements.type,
      sealed: achievements.secret,
      criteria: sql<Criteria>`${achievements.criteria}`,
      tiers: sql<Record<string, number> | null>`${achievements.tiers}`,
      holders: sql<number>`private.holders_of(${achievements.id}, ${communityId}::uuid)`,
    })
    .from(achievements)
    .where(
      and(eq(achievements.id, id), or(isNull(achievements.community_id), eq(achievements.community_id, communityId))),
    )
  return achievement
}

/** All versions of an achievement's rule, the newest first. */
export const versionsOf = (tx: Transaction, id: string) =>
  tx
    .select({
      version: achievementVersions.version,
      criteria: sql<Criteria>`${achievementVersions.criteria}`,
      tiers: sql<Record<string, number> | null>`${achievementVersions.tiers}`,
      points: achievementVersions.points,
      xp: achievementVersions.xp,
      since: achievementVersions.created_at,
    })
    .from(achievementVersions)
    .where(eq(achievementVersions.achievement_id, id))
    .orderBy(desc(achievementVersions.version))

/** The names of the achievements in a pack: a rule may require others of its pack. */
export const namesInPack = (tx: Transaction, { pack, community_id }: { pack: string; community_id: string | null }) =>
  tx.execute<{ slug: string; name: string }>(sql`
    select slug, name from achievements where pack = ${pack} and community_id is not distinct from ${community_id}::uuid
  `)

/** The learner's username, if their profile is public. */
export async function publicUsername(tx: Transaction, userId: string): Promise<string | null> {
  const [profile] = await tx
    .select({ username: profiles.username })
    .from(profiles)
    .where(and(eq(profiles.id, userId), eq(profiles.visibility, 'public')))
  return profile?.username ?? null
}
