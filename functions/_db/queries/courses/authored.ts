import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

/** The tables that instructors write, each row from draft to live, to retired and back. */
export type AuthoredTable = 'courses' | 'programs' | 'contents'

type Values = Record<string, string | number | null>

/** A row and the caller's role in its community. Undefined where row-level security hides it. */
export async function authoredSeenBy(tx: Transaction, userId: string, table: AuthoredTable, id: string) {
  const [row] = await tx.execute<{
    community_id: string
    community: string
    slug: string
    status: 'draft' | 'live' | 'retired'
    role: 'student' | 'instructor' | 'admin'
  }>(sql`
    select authored.community_id, communities.slug as community, authored.slug, authored.status, memberships.role
    from ${sql.identifier(table)} as authored
    join communities on communities.id = authored.community_id
    join memberships on memberships.community_id = authored.community_id and memberships.user_id = ${userId}
    where authored.id = ${id}
  `)
  return row
}

/** The slugs in a community that start with the stem. */
export async function slugsStartingWith(tx: Transaction, table: AuthoredTable, communityId: string, stem: string) {
  const rows = await tx.execute<{ slug: string }>(sql`
    select slug from ${sql.identifier(table)} where community_id = ${communityId} and starts_with(slug, ${stem})
  `)
  return new Set(rows.map(({ slug }) => slug))
}

/** Inserts a draft behind its siblings: the rows with the same values in these columns. Undefined where the slug is taken. */
export async function insertDraft(tx: Transaction, table: AuthoredTable, values: Values, siblings: Values) {
  const columns = Object.keys(values).map((name) => sql.identifier(name))
  const areSiblings = Object.entries(siblings).map(([name, value]) => sql`${sql.identifier(name)} = ${value}`)
  const [row] = await tx.execute<{ id: string }>(sql`
    insert into ${sql.identifier(table)} (${sql.join(columns, sql`, `)}, position)
    values (
      ${sql.join(
        Object.values(values).map((value) => sql`${value}`),
        sql`, `,
      )},
      (select coalesce(max(position), 0) + 1 from ${sql.identifier(table)} where ${sql.join(areSiblings, sql` and `)})
    )
    on conflict (community_id, slug) do nothing
    returning id
  `)
  return row?.id
}

/** False where it changed since this revision, or row-level security hides it from the caller. */
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
