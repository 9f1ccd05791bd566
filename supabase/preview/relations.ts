import type postgres from 'postgres'

/** A table or an index as it was before a file ran. */
export interface KnownRelation {
  /** Of the table that people know: of a partition, the partitioned one; of an index, its table. */
  table: string
  /** The index, where it is one. */
  index: string | null
  /** Where the rows are: a table that is no partitioned one. */
  hasRows: boolean
}

export type KnownRelations = ReadonlyMap<string, KnownRelation>

/** Schemas that are Postgres' or a tool's own. */
export const OWN_SCHEMAS = [
  'pg_catalog',
  'information_schema',
  'pg_toast',
  'supabase_migrations',
  'extensions',
  'laude_preview',
]

/** Tables, materialized views and indexes by their number. */
export async function readRelations(sql: postgres.Sql): Promise<KnownRelations> {
  const rows = await sql<{ oid: string; table: string; index: string | null; kind: string }[]>`
    select
      relation.oid::text, relation.relkind::text as kind,
      case when relation.relkind in ('i', 'I') then relation.relname end as index,
      (
        select case nspname when 'public' then '' else nspname || '.' end || relname
        from pg_class
        join pg_namespace on pg_namespace.oid = relnamespace
        where pg_class.oid = coalesce(pg_partition_root(coalesce(indrelid, relation.oid)), coalesce(indrelid, relation.oid))
      ) as table
    from pg_class as relation
    left join pg_index on indexrelid = relation.oid
    join pg_namespace on pg_namespace.oid = relation.relnamespace
    where relation.relkind in ('r', 'p', 'm', 'i', 'I')
      and nspname <> all (${OWN_SCHEMAS}) and nspname not like 'pg_temp%' and nspname not like 'pg_toast%'
  `
  return new Map(
    rows.map(({ oid, table, index, kind }) => [oid, { table, index, hasRows: kind === 'r' || kind === 'm' }]),
  )
}

export type RowCounts = ReadonlyMap<string, number>

/** How many rows each table has, counted. */
export async function countRows(sql: postgres.Sql): Promise<RowCounts> {
  const tables = await sql<{ name: string; statement: string }[]>`
    select
      case nspname when 'public' then '' else nspname || '.' end || relname as name,
      format('select count(*)::float8 as rows from %I.%I', nspname, relname) as statement
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p', 'm') and not relispartition
      and nspname <> all (${OWN_SCHEMAS}) and nspname not like 'pg_temp%' and nspname not like 'pg_toast%'
  `
  const counts = new Map<string, number>()
  for (const { name, statement } of tables) {
    const [row] = await sql.unsafe<{ rows: number }[]>(statement)
    counts.set(name, row?.rows ?? 0)
  }
  return counts
}
