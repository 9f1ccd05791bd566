import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import { detailColumns, resourcesFor, type ResourceDetailRow } from './shown.ts'

/** A resource that the reader sees. */
export async function resourceSeenBy(tx: Transaction, reader: string, id: string) {
  const [row] = await tx.execute<ResourceDetailRow>(sql`
    select ${detailColumns(reader)} from ${resourcesFor(reader)} where resources.id = ${id}
  `)
  return row
}

/** The resource with this address in a community, whatever its state. */
export async function resourceAtAddress(
  tx: Transaction,
  reader: string,
  where: { community: string; address: string },
) {
  const [row] = await tx.execute<ResourceDetailRow>(sql`
    select ${detailColumns(reader)} from ${resourcesFor(reader)}
    where resources.community_id = ${where.community} and resources.address = ${where.address}
  `)
  return row
}

export interface SuggestionRow extends ResourceDetailRow {
  suggested_by: { user_id: string; display_name: string } | null
}

/** Resources of a community in a state, those that wait longest first; or those that one person suggested, the newest first. */
export function suggestions(
  tx: Transaction,
  where: { community: string; reader: string } & ({ state: string } | { by: string }),
) {
  const [condition, order] =
    'by' in where
      ? [sql`resources.suggested_by = ${where.by}`, sql`resources.created_at desc`]
      : where.state === 'suggested'
        ? [sql`resources.state = 'suggested'`, sql`resources.created_at`]
        : [sql`resources.state = ${where.state}`, sql`resources.updated_at desc`]
  return tx.execute<SuggestionRow>(sql`
    select
      ${detailColumns(where.reader)},
      case when profiles.id is not null then
        json_build_object('user_id', profiles.id, 'display_name', profiles.display_name)
      end as suggested_by
    from ${resourcesFor(where.reader)}
    left join memberships as member
      on member.user_id = resources.suggested_by and member.community_id = resources.community_id
    left join profiles on profiles.id = member.user_id
    where resources.community_id = ${where.community} and ${condition}
    order by ${order}, resources.id
    limit 100
  `)
}

/** The community of a resource and the caller's role in it. Undefined for those who are no members. */
export async function resourceForStaff(tx: Transaction, userId: string, id: string) {
  const [row] = await tx.execute<{
    id: string
    community_id: string
    state: 'suggested' | 'listed' | 'declined' | 'retired'
    role: 'student' | 'instructor' | 'admin'
  }>(sql`
    select resources.id, resources.community_id, resources.state, memberships.role
    from resources
    join memberships on memberships.community_id = resources.community_id and memberships.user_id = ${userId}
    where resources.id = ${id}
  `)
  return row
}
