import type postgres from 'postgres'

export interface CatalogColumn {
  name: string
  type: string
  /** Computed by the database from other columns. */
  generated: boolean
}

export interface CatalogTable {
  /** With its schema. */
  name: string
  columns: CatalogColumn[]
}

/** Every table of ours and of Auth with its columns, without partitions; accounts first. */
export const readTables = (sql: postgres.ISql) =>
  sql<CatalogTable[]>`
    select
      format('%s.%s', nspname, relname) as name,
      (
        select json_agg(
          json_build_object('name', attname, 'type', format_type(atttypid, atttypmod), 'generated', attgenerated <> '')
          order by attname
        )
        from pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped
      ) as columns
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    where nspname in ('auth', 'public', 'private') and relkind in ('r', 'p') and not relispartition
    order by nspname <> 'auth', pg_class.oid
  `

export interface SequenceValue {
  name: string
  value: string
}

/** Where each sequence has come to, if it was used. */
export const readSequences = (sql: postgres.ISql) =>
  sql<SequenceValue[]>`
    select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
    from pg_sequences
    where schemaname in ('public', 'private') and last_value is not null
    order by 1
  `

export interface RangePartition {
  name: string
  parent: string
  bound: string
}

/** Partitions by time, which come to be as time goes on. */
export const readRangePartitions = (sql: postgres.ISql) =>
  sql<RangePartition[]>`
    select
      inhrelid::regclass::text as name, inhparent::regclass::text as parent, pg_get_expr(relpartbound, pg_class.oid) as bound
    from pg_inherits
    join pg_class on pg_class.oid = inhrelid
    join pg_partitioned_table on partrelid = inhparent
    where partstrat = 'r' and relkind = 'r'
    order by 1
  `
