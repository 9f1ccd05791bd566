import { and, eq, sql } from 'drizzle-orm'
import { achievements } from '../../schema/achievements.ts'
import { communities } from '../../schema/communities.ts'
import type { Transaction } from '../../session.ts'

type Row = typeof achievements.$inferInsert
export type NewAchievement = Omit<Row, 'id' | 'number' | 'community_id' | 'pack' | 'status' | 'version' | 'position'>
export type AchievementChange = Partial<Omit<NewAchievement, 'slug'> & Pick<Row, 'status'>>

/** Inserts a draft, positioned after all other achievements of the community. */
export async function insertDraft(tx: Transaction, communityId: string, definition: NewAchievement): Promise<string> {
  const position = sql`(
    select coalesce(max(other.position), 0) + 1 from achievements as other where other.community_id = ${communityId}
  )`
  const [row] = await tx
    .insert(achievements)
    .values({ ...definition, community_id: communityId, pack: 'custom', position })
    .returning({ id: achievements.id })
  if (!row) throw new Error('The insert of a draft returned no row.')
  return row.id
}

/** Returns the slug of the achievement's community; undefined if the caller may not change an achievement of this id. */
export async function updateAchievement(
  tx: Transaction,
  id: string,
  change: AchievementChange,
): Promise<string | undefined> {
  const [row] = await tx
    .update(achievements)
    .set(change)
    .where(eq(achievements.id, id))
    .returning({ community_id: achievements.community_id })
  if (!row?.community_id) return undefined
  const [community] = await tx
    .select({ slug: communities.slug })
    .from(communities)
    .where(eq(communities.id, row.community_id))
  return community?.slug
}

export const deleteDraft = (tx: Transaction, id: string) =>
  tx
    .delete(achievements)
    .where(and(eq(achievements.id, id), eq(achievements.status, 'draft')))
    .returning({ id: achievements.id })

/** The status of an achievement, if the caller may see it. */
export async function statusOf(tx: Transaction, id: string) {
  const [row] = await tx
    .select({ status: achievements.status, community_id: achievements.community_id })
    .from(achievements)
    .where(eq(achievements.id, id))
  return row
}
