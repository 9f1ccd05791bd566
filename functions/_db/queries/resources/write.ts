import { sql } from 'drizzle-orm'
import { toLiteral } from '../../arrays.ts'
import type { Transaction } from '../../session.ts'

/** What a resource says. */
export interface ResourceValues {
  url: string
  address: string
  title: string
  publisher: string
  kind: string
  level: string
  language: string
  cost: string
  minutes: number | null
  topics: readonly string[]
  why: string
}

/** How many suggestions of a member nobody has decided. Of two that are made at once, the second waits for the first. */
export async function countOpenSuggestions(tx: Transaction, userId: string, communityId: string): Promise<number> {
  await tx.execute(sql`
    select from memberships where user_id = ${userId} and community_id = ${communityId} for no key update
  `)
  const [row] = await tx.execute<{ many: number }>(sql`
    select count(*)::integer as many from resources
    where suggested_by = ${userId} and community_id = ${communityId} and state = 'suggested'
  `)
  return row?.many ?? 0
}

/** Undefined where the community has a resource with this address. */
export async function insertResource(
  tx: Transaction,
  { topics, ...values }: ResourceValues,
  by: { community: string; person: string; isDecided: boolean },
): Promise<string | undefined> {
  const { url, address, title, publisher, kind, level, language, cost, minutes, why } = values
  const [row] = await tx.execute<{ id: string }>(sql`
    insert into resources (
      community_id, url, address, title, publisher, kind, level, language, cost, minutes, topics, why,
      suggested_by, state, decided_by, decided_at, edited_at
    )
    values (
      ${by.community}, ${url}, ${address}, ${title}, ${publisher}, ${kind}, ${level}, ${language}, ${cost}, ${minutes},
      ${toLiteral(topics)}::text[], ${why}, ${by.person},
      ${by.isDecided ? 'listed' : 'suggested'}, ${by.isDecided ? by.person : null}, ${by.isDecided ? sql`now()` : null},
      ${by.isDecided ? sql`now()` : null}
    )
    on conflict (community_id, address) do nothing
    returning id
  `)
  return row?.id
}

export interface ResourceChange extends Partial<ResourceValues> {
  state?: string
  /** With a state: why. */
  reason?: string | null
}

/** False where it changed since this revision. */
export async function updateResource(
  tx: Transaction,
  { id, revision, by }: { id: string; revision: number; by: string },
  { topics, state, ...change }: ResourceChange,
): Promise<boolean> {
  const sets = [
    ...Object.entries(change).map(([name, value]) => sql`${sql.identifier(name)} = ${value}`),
    ...(topics === undefined ? [] : [sql`topics = ${toLiteral(topics)}::text[]`]),
    ...(state === undefined ? [] : [sql`state = ${state}, decided_by = ${by}, decided_at = now()`]),
    sql`edited_at = now()`,
  ]
  const rows = await tx.execute(sql`
    update resources set ${sql.join(sets, sql`, `)} where id = ${id} and revision = ${revision} returning id
  `)
  return rows.length > 0
}
