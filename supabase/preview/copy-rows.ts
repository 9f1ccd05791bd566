import type postgres from 'postgres'
import { connectForCopy, copyBetween } from '../local/copy-between.ts'

interface CopiedTable {
  name: string
  columns: string
}

/**
 * Copies every row of one database into another that has the same tables. Readers and writers of the first are not disturbed:
 * all is read in one snapshot, by COPY over one connection, and written by COPY over another.
 */
export async function copyRows(fromUrl: string, toUrl: string): Promise<void> {
  const from = connectForCopy(fromUrl)
  const to = connectForCopy(toUrl)
  try {
    await from`begin transaction isolation level repeatable read, read only`
    await to`begin`
    // Rows that are known to fit: no triggers, no foreign keys, whose order nobody has to know then.
    await to`set local session_replication_role = replica`
    await addPartitions(from, to)
    const tables = await readTables(from)
    await to.unsafe(`truncate ${tables.map(({ name }) => name).join(', ')} cascade`)
    for (const { name, columns } of tables) {
      const text = `${name} (${columns})`
      await copyBetween({ source: from, target: to }, { rows: text, into: text })
    }
    await copySequences(from, to)
    await to`commit`
    await from`commit`
    await to`analyze`
  } finally {
    await Promise.all([from.end({ timeout: 2 }), to.end({ timeout: 2 })])
  }
}

/** Partitions that jobs made as time went by, which no migration makes. */
async function addPartitions(from: postgres.Sql, to: postgres.Sql): Promise<void> {
  const partitions = await from<{ name: string; parent: string; bound: string; secured: boolean }[]>`
    select
      format('%I.%I', nspname, relname) as name, inhparent::regclass::text as parent,
      pg_get_expr(relpartbound, pg_class.oid) as bound, relrowsecurity as secured
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    join pg_inherits on inhrelid = pg_class.oid
    where relispartition and relkind in ('r', 'p')
    order by pg_class.oid
  `
  for (const { name, parent, bound, secured } of partitions) {
    const [there] = await to<{ exists: boolean }[]>`select to_regclass(${name}) is not null as exists`
    if (there?.exists) continue
    await to.unsafe(`create table ${name} partition of ${parent} ${bound}`)
    if (secured) await to.unsafe(`alter table ${name} enable row level security`)
  }
}

/** Tables with rows of their own: partitions and no partitioned ones, without what extensions keep for themselves. */
const readTables = (sql: postgres.Sql) => sql<CopiedTable[]>`
  select
    format('%I.%I', nspname, relname) as name,
    (
      select string_agg(quote_ident(attname), ', ' order by attnum)
      from pg_attribute
      where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
    ) as columns
  from pg_class
  join pg_namespace on pg_namespace.oid = relnamespace
  where relkind = 'r' and nspname not like 'pg_%' and nspname <> 'information_schema'
    and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
  order by pg_class.oid
`

async function copySequences(from: postgres.Sql, to: postgres.Sql): Promise<void> {
  const sequences = await from<{ name: string; last: string }[]>`
    select format('%I.%I', schemaname, sequencename) as name, last_value::text as last
    from pg_sequences
    where last_value is not null
  `
  for (const { name, last } of sequences) await to`select setval(${name}::regclass, ${last}::bigint)`
}
