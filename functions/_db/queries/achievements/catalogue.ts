import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { achievements, communityPacks } from '../../schema/achievements.ts'
import type { Transaction } from '../../session.ts'
import { heldAchievements } from './awards.ts'

/** The columns that a catalogue shows. */
export const catalogueColumns = {
  id: achievements.id,
  number: achievements.number,
  slug: achievements.slug,
  pack: achievements.pack,
  category: achievements.category,
  name: achievements.name,
  description: achievements.description,
  icon: achievements.icon,
  color: achievements.color,
  rarity: achievements.rarity,
  tier: achievements.tier,
  points: achievements.points,
  xp: achievements.xp,
  position: achievements.position,
  status: achievements.status,
  version: achievements.version,
}

export type CatalogueStatus = typeof achievements.$inferSelect.status

/**
 * The achievements with this status that the reader may see: the community's own and those of its packs. Those that the
 * learner earned are included whatever their status is now.
 */
export function knownAchievements(
  tx: Transaction,
  { communityId, learner }: { communityId: string; learner?: string },
  status: CatalogueStatus,
) {
  return tx
    .select(catalogueColumns)
    .from(achievements)
    .leftJoin(
      communityPacks,
      and(eq(communityPacks.pack, achievements.pack), eq(communityPacks.community_id, communityId)),
    )
    .where(
      or(
        and(
          eq(achievements.status, status),
          or(
            eq(achievements.community_id, communityId),
            and(isNull(achievements.community_id), eq(communityPacks.community_id, communityId)),
          ),
        ),
        learner === undefined
          ? undefined
          : inArray(achievements.id, heldAchievements(tx, { userId: learner, communityId })),
      ),
    )
    .orderBy(asc(achievements.pack), asc(achievements.position))
}

export interface SealedAchievement extends Record<string, unknown> {
  id: string
  pack: string
  category: string
  rarity: string
  tier: string | null
  points: number
  xp: number
  position: number
}

/** The secrets of a community that the reader has not earned: only that they exist, and what they are worth. */
export function sealedAchievements(tx: Transaction, communityId: string) {
  return tx.execute<SealedAchievement>(sql`
    select sealed.id, sealed.pack, sealed.category, sealed.rarity, sealed.tier, sealed.points, sealed.xp, sealed.position
    from private.sealed_achievements() as sealed
    where sealed.community_id = ${communityId}
      or exists (
        select
        from community_packs
        where community_packs.community_id = ${communityId} and community_packs.pack = sealed.pack
      )
  `)
}
