import { and, asc, eq, sql } from 'drizzle-orm'
import { communityEventTypes } from '../../schema/communities.ts'
import type { Transaction } from '../../session.ts'

/** The types that a community declared, as far as row-level security shows them. */
export const eventTypesOf = (tx: Transaction, communityId: string) =>
  tx
    .select({ type: communityEventTypes.type, created_at: communityEventTypes.created_at })
    .from(communityEventTypes)
    .where(eq(communityEventTypes.community_id, communityId))
    .orderBy(asc(communityEventTypes.type))

export async function hasEventType(tx: Transaction, communityId: string, type: string): Promise<boolean> {
  const rows = await tx
    .select({ type: communityEventTypes.type })
    .from(communityEventTypes)
    .where(and(eq(communityEventTypes.community_id, communityId), eq(communityEventTypes.type, type)))
  return rows.length > 0
}

/** Does nothing if the community has the type already. The builder would name created_at, which no caller may write. */
export const insertEventType = (tx: Transaction, community_id: string, type: string) =>
  tx.execute(sql`
    insert into community_event_types (community_id, type) values (${community_id}, ${type}) on conflict do nothing
  `)

/** Whether there was such a type. */
export async function deleteEventType(tx: Transaction, communityId: string, type: string): Promise<boolean> {
  const rows = await tx
    .delete(communityEventTypes)
    .where(and(eq(communityEventTypes.community_id, communityId), eq(communityEventTypes.type, type)))
    .returning({ type: communityEventTypes.type })
  return rows.length > 0
}
