import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

/** What instructors write, from draft to live to retired. */
export type AuthoredTable = 'courses' | 'programs' | 'contents'

type Values = Record<string, string | number | null>

/** One of them, to whoever sees it, and what they are in its community. */
export async function authoredSeenBy(tx: Transaction, userId: string, table: AuthoredTable, id: string) {
  const [row] = await tx.execute<{
    community_id: string
    community: string
    slug: string
    status: 'draft' | 'live' | 'retired'
    role: 'student' | 'instructor' | 'admin'
  }>(sql`
    select it.community_id, communities.slug as community, it.slug, it.status, memberships.role
    from ${sql.identifier(table)} as it
    join communities on communities.id = it.community_id
    join memberships on memberships.community_id = it.community_id and memberships.user_id = ${userId}
    where it.id = ${id}
  `)
  return row
}

/** The slugs of a community that begin so. */
export async function slugsStartingWith(tx: Transaction, table: AuthoredTable, communityId: string, stem: string) {
  const rows = await tx.execute<{ slug: string }>(sql`
    select slug from ${sql.identifier(table)} where community_id = ${communityId} and starts_with(slug, ${stem})
  `)
  return new Set(rows.map(({ slug }) => slug))
}

/** Behind all its neighbours; undefined where somebody has the slug. */
export async function insertDraft(tx: Transaction, table: AuthoredTable, values: Values, among: Values) {
  const columns = Object.keys(values).map((name) => sql.identifier(name))
  const neighbours = Object.entries(among).map(([name, value]) => sql`${sql.identifier(name)} = ${value}`)
  const [row] = await tx.execute<{ id: string }>(sql`
    insert into ${sql.identifier(table)} (${sql.join(columns, sql`, `)}, position)
    values (
      ${sql.join(
        Object.values(values).map((value) => sql`${value}`),
        sql`, `,
      )},
      (select coalesce(max(position), 0) + 1 from ${sql.identifier(table)} where ${sql.join(neighbours, sql` and `)})
    )
    on conflict (community_id, slug) do nothing
    returning id
  `)
  return row?.id
}

/** False where it is not as it was read, or not the writer's to change. */
export async function updateRevision(
  tx: Transaction,
  table: AuthoredTable,
  { id, revision }: { id: string; revision: number },
  change: Values,
) {
  const changes = Object.entries(change).map(([name, value]) => sql`${sql.identifier(name)} = ${value}`)
  const rows = await tx.execute(sql`
    update ${sql.identifier(table)}
    set ${sql.join(changes, sql`, `)}
    where id = ${id} and revision = ${revision}
    returning id
  `)
  return rows.length > 0
}

export async function deleteDraft(tx: Transaction, table: AuthoredTable, id: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    delete from ${sql.identifier(table)} where id = ${id} and status = 'draft' returning id
  `)
  return rows.length > 0
}
