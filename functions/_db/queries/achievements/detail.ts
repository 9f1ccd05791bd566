import { and, desc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Criteria } from '../../../_domain/rules/criteria.ts'
import { achievements, achievementVersions } from '../../schema/achievements.ts'
import { profiles } from '../../schema/communities.ts'
import type { Transaction } from '../../session.ts'
import { shown } from './catalogue.ts'

/** An achievement of a community or of its packs, whatever its status, with its rule; row-level security says to whom. */
export async function achievementSeen(tx: Transaction, id: string, communityId: string) {
  const [achievement] = await tx
    .select({
      ...shown,
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

/** What each version of its rule asked for, the newest first. */
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

/** How the achievements that a rule may ask for are called: those of its pack. */
export const namesInPack = (tx: Transaction, { pack, community_id }: { pack: string; community_id: string | null }) =>
  tx.execute<{ slug: string; name: string }>(sql`
    select slug, name from achievements where pack = ${pack} and community_id is not distinct from ${community_id}::uuid
  `)

/** What everybody may call this learner: their username, if their profile is public. */
export async function publicName(tx: Transaction, userId: string): Promise<string | null> {
  const [profile] = await tx
    .select({ username: profiles.username })
    .from(profiles)
    .where(and(eq(profiles.id, userId), eq(profiles.visibility, 'public')))
  return profile?.username ?? null
}
