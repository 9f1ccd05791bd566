import type postgres from 'postgres'
import { readRangePartitions, readSequences, type CatalogTable } from './catalog.ts'

/** What keeps rows from being copied in any order: set aside before, and put back after. */
interface SetAside {
  apart: string
  back: string
}

/**
 * Sets aside foreign keys and our triggers for the length of a transaction, as the owner of the tables and nothing more.
 * Triggers on tables of another owner, as Auth's in a project, stay: what they write is emptied again.
 */
export async function openForCopy(target: postgres.ISql): Promise<() => Promise<void>> {
  const found = await target<SetAside[]>`
    select
      format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as apart,
      format('alter table %s enable trigger %I', tgrelid::regclass, tgname) as back
    from pg_trigger
    join pg_class on pg_class.oid = tgrelid
    where relnamespace::regnamespace::text in ('auth', 'public', 'private', 'partitions')
      and not tgisinternal and tgparentid = 0 and tgenabled = 'O' and pg_has_role(relowner, 'usage')
    union all
    select
      format('alter table %s drop constraint %I', conrelid::regclass, conname),
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(pg_constraint.oid))
    from pg_constraint
    where connamespace::regnamespace::text in ('public', 'private') and contype = 'f' and conparentid = 0
  `
  await target.unsafe(found.map(({ apart }) => apart).join(';'))
  return async () => void (await target.unsafe(found.map(({ back }) => back).join(';')))
}

/** Removes what migrations and seeds wrote: the original has its own. */
export async function emptyTables(target: postgres.ISql, tables: readonly CatalogTable[]): Promise<void> {
  const names = tables.map(({ name }) => name)
  for (const name of names.filter((name) => name.startsWith('auth.')).toReversed())
    await target.unsafe(`delete from ${name}`)
  await target.unsafe(`truncate ${names.filter((name) => !name.startsWith('auth.')).join(', ')}`)
}

/** The partitions by month that the original has. */
export async function addPartitions(databases: { source: postgres.ISql; target: postgres.ISql }): Promise<void> {
  const there = new Set((await readRangePartitions(databases.target)).map(({ name }) => name))
  for (const { name, parent, bound } of await readRangePartitions(databases.source)) {
    if (there.has(name)) continue
    await databases.target.unsafe(`create table ${name} partition of ${parent} ${bound}`)
    await databases.target.unsafe(`alter table ${name} enable row level security`)
  }
}

export async function setSequences(databases: { source: postgres.ISql; target: postgres.ISql }): Promise<void> {
  for (const { name, value } of await readSequences(databases.source))
    await databases.target`select setval(${name}::regclass, ${value}::bigint)`
}
