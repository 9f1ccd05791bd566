import type postgres from 'postgres'
import { OWN_SCHEMAS, type KnownRelations } from './relations.ts'

/** What a transaction shows of itself. */
export interface Sight {
  locks: { oid: string; mode: string }[]
  /** The file of each table with rows: another one after it was rewritten or emptied. */
  files: Record<string, string>
  tables: Record<string, { inserted: number; updated: number; deleted: number; read: number }>
}

/** Rows of a table that a file inserted, updated, deleted, or read by scanning it. */
export interface TableWork {
  table: string
  inserted: number
  updated: number
  deleted: number
  read: number
}

export async function look(sql: postgres.Sql): Promise<Sight> {
  const [sight] = await sql<Sight[]>`
    select
      coalesce(
        (
          select json_agg(json_build_object('oid', relation::text, 'mode', mode))
          from pg_locks
          where pid = pg_backend_pid() and locktype = 'relation' and granted
            and database = (select oid from pg_database where datname = current_database())
        ),
        '[]'
      ) as locks,
      (
        select json_object_agg(pg_class.oid::text, pg_relation_filenode(pg_class.oid)::text)
        from pg_class
        join pg_namespace on pg_namespace.oid = relnamespace
        where relkind in ('r', 'm') and nspname <> all (${OWN_SCHEMAS}) and nspname not like 'pg_t%'
      ) as files,
      coalesce(
        (
          select json_object_agg(relid::text, json_build_object(
            'inserted', n_tup_ins, 'updated', n_tup_upd, 'deleted', n_tup_del, 'read', seq_tup_read
          ))
          from pg_stat_xact_all_tables
          where schemaname <> all (${OWN_SCHEMAS}) and n_tup_ins + n_tup_upd + n_tup_del + coalesce(seq_tup_read, 0) > 0
        ),
        '{}'
      ) as tables
  `
  if (!sight) throw new Error('The database returned no row about the transaction.')
  return sight
}

const NOTHING = { inserted: 0, updated: 0, deleted: 0, read: 0 }

/** What was done between two looks of one transaction, by table. */
export function difference(known: KnownRelations, before: Sight, after: Sight): TableWork[] {
  const tables = new Map<string, TableWork>()
  for (const [oid, now] of Object.entries(after.tables)) {
    const table = known.get(oid)?.table
    if (table === undefined) continue
    const was = before.tables[oid] ?? NOTHING
    const sum = tables.get(table) ?? { table, ...NOTHING }
    sum.inserted += now.inserted - was.inserted
    sum.updated += now.updated - was.updated
    sum.deleted += now.deleted - was.deleted
    sum.read += now.read - was.read
    tables.set(table, sum)
  }
  return [...tables.values()].filter(({ inserted, updated, deleted, read }) => inserted + updated + deleted + read > 0)
}
