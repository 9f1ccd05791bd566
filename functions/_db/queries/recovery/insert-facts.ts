import type postgres from 'postgres'
import { errorCode } from '../../errors.ts'
import type { Fact, FactKind } from '../../../_domain/recovery/record.ts'

const FOREIGN_KEY_VIOLATION = '23503'

/**
 * Adds rows as they were, within a transaction; one that is there already stays as it is. Rows whose course, test or milestone
 * is gone have no place any more.
 */
export async function insertFacts(
  sql: postgres.Sql,
  kind: FactKind,
  facts: readonly Fact[],
): Promise<{ inserted: number; homeless: Fact[] }> {
  if (facts.length === 0) return { inserted: 0, homeless: [] }
  const columns = await commonColumns(sql, kind, facts)
  const together = await insert(sql, kind, columns, facts)
  if (together !== undefined) return { inserted: together, homeless: [] }
  const homeless: Fact[] = []
  let inserted = 0
  for (const fact of facts) {
    const count = await insert(sql, kind, columns, [fact])
    if (count === undefined) homeless.push(fact)
    else inserted += count
  }
  return { inserted, homeless }
}

/** How many rows were added; undefined, and none, where one refers to a row that is gone. */
async function insert(
  sql: postgres.Sql,
  kind: FactKind,
  columns: readonly string[],
  facts: readonly Fact[],
): Promise<number | undefined> {
  const names = columns.map((column) => `"${column}"`).join(', ')
  await sql`savepoint facts`
  try {
    const { count } = await sql.unsafe(
      `insert into ${kind} (${names}) overriding system value
      select ${names} from json_populate_recordset(null::${kind}, $1::text::json)
      on conflict do nothing`,
      [`[${facts.map(({ row }) => row).join(',')}]`],
    )
    await sql`release savepoint facts`
    return count
  } catch (error) {
    if (errorCode(error) !== FOREIGN_KEY_VIOLATION) throw error
    await sql`rollback to savepoint facts`
    return undefined
  }
}

/** An older database may lack columns, and have some that are gone. */
async function commonColumns(sql: postgres.Sql, kind: FactKind, facts: readonly Fact[]): Promise<string[]> {
  const row: object = JSON.parse(facts[0]?.row ?? '{}')
  const rows = await sql<{ name: string }[]>`
    select attname as name
    from pg_attribute
    where attrelid = ${kind}::text::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      and attname = any (${Object.keys(row)}::text[])
    order by attnum
  `
  return rows.map(({ name }) => name)
}

interface Recovery {
  community_id: string
  user_id: string
  actor_id: string
  reason: string
  details: Readonly<Record<string, string | number>>
}

/** Notes who gave what back. */
export const noteRecovery = (sql: postgres.Sql, { community_id, user_id, actor_id, reason, details }: Recovery) =>
  sql`
    insert into audit_log (community_id, actor_id, action, subject_type, subject_id, reason, details)
    values (
      ${community_id}, ${actor_id}, 'progress.recovered', 'learner', ${user_id}, ${reason},
      ${JSON.stringify(details)}::text::jsonb
    )
  `
