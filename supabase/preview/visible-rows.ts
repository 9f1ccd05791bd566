import type postgres from 'postgres'
import { errorCode } from '../../functions/_db/errors.ts'
import type { LearnerKey } from '../../functions/_db/queries/engine/learner-key.ts'

/** People of the copy as whom tables are read. Only their part is told, never who they are. */
export interface SamplePeople {
  learner: LearnerKey | undefined
  instructor: LearnerKey | undefined
  admin: LearnerKey | undefined
}

export const READERS = ['nobody', 'learner', 'instructor', 'admin'] as const
export type SampleReader = (typeof READERS)[number]

/** By table and reader: how many rows they see; a word where they see none for another reason. */
export type VisibleRows = ReadonlyMap<string, Partial<Record<SampleReader, VisibleCount>>>
export type VisibleCount = number | 'refused' | 'slow'

/** In one community, as far as it has such people: the learner with most events, and who teaches there. */
export async function findPeople(sql: postgres.Sql): Promise<SamplePeople> {
  const rows = await sql<(LearnerKey & { role: string })[]>`
    with
    learner as (
      select user_id, community_id, role
      from memberships
      join user_counters using (user_id, community_id)
      where role = 'student'
      order by total desc, user_id
      limit 1
    )
    select * from learner
    union all
    (
      select distinct on (role) user_id, community_id, role
      from memberships
      where role <> 'student'
      order by role, community_id = (select community_id from learner) desc nulls last, user_id
    )
  `
  const of = (role: string) => rows.find((row) => row.role === role)
  return { learner: of('student'), instructor: of('instructor'), admin: of('admin') }
}

/** What each of them can read of every table in `public`, counted with their own token's rights. */
export async function countVisible(sql: postgres.Sql, people: SamplePeople): Promise<VisibleRows> {
  const tables = await sql<VisibleTable[]>`
    select
      relname as name, has_any_column_privilege('anon', pg_class.oid, 'select') as anon,
      has_any_column_privilege('authenticated', pg_class.oid, 'select') as authenticated
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and not relispartition
    order by 1
  `
  const counts = new Map<string, Partial<Record<SampleReader, VisibleCount>>>(tables.map(({ name }) => [name, {}]))
  for (const reader of READERS) {
    const person = reader === 'nobody' ? undefined : people[reader]
    if (reader !== 'nobody' && !person) continue
    const role = person ? 'authenticated' : 'anon'
    const granted = tables.flatMap((table) => (table[role] ? [table.name] : []))
    await sql`begin read only`
    await sql.unsafe(`set local statement_timeout = '${SLOW}'`)
    await sql`
      select
        set_config('role', ${role}, true),
        set_config('request.jwt.claims', ${JSON.stringify({ sub: person?.user_id, role })}, true)
    `
    const found = await countEach(sql, granted)
    await sql`rollback`
    for (const [name, count] of counts) count[reader] = found.get(name) ?? 'refused'
  }
  return counts
}

interface VisibleTable {
  name: string
  anon: boolean
  authenticated: boolean
}

const SLOW = '10s'

/** All at once, and one by one where one of them fails. */
async function countEach(sql: postgres.Sql, tables: readonly string[]): Promise<Map<string, VisibleCount>> {
  if (tables.length === 0) return new Map()
  await sql`savepoint counting`
  try {
    const parts = tables.map(
      (name) => `select ${literal(name)} as name, count(*)::integer as rows from public.${quoted(name)}`,
    )
    const rows = await sql.unsafe<{ name: string; rows: number }[]>(parts.join(' union all '))
    return new Map(rows.map(({ name, rows }) => [name, rows]))
  } catch (error) {
    await sql`rollback to counting`
    const [name = ''] = tables
    if (tables.length === 1) return new Map([[name, errorCode(error) === '57014' ? 'slow' : 'refused']])
    const half = tables.length >> 1
    return new Map([...(await countEach(sql, tables.slice(0, half))), ...(await countEach(sql, tables.slice(half)))])
  }
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
