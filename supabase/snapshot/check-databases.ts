import type postgres from 'postgres'
import { Failure } from '../local/failure.ts'
import type { CatalogTable } from './catalog.ts'

/** A number of our own for advisory locks, which are per database. */
const LOCK = 7_305_020_611

/** Whether both connections lead to one database, whatever their addresses say. */
export async function refuseSameDatabase(source: postgres.ISql, target: postgres.ISql): Promise<void> {
  await source`select pg_advisory_xact_lock_shared(${LOCK})`
  const [lock] = await target<{ free: boolean }[]>`select pg_try_advisory_xact_lock(${LOCK}) as free`
  if (!lock?.free)
    throw new Failure(
      '--from and --into are the same database, or a snapshot of it is being taken.',
      'Nothing was changed.',
    )
}

export async function refuseUsedTarget(target: postgres.ISql): Promise<void> {
  const [row] = await target<{ accounts: string }[]>`select count(*) as accounts from auth.users`
  if (Number(row?.accounts) === 0) return
  throw new Failure(
    `The database of --into has ${row?.accounts} accounts.`,
    'A snapshot goes into an empty one only; nothing was changed.',
  )
}

/** The copy has the tables of this checkout's migrations; a database of another age has others. */
export function refuseOtherSchema(original: readonly CatalogTable[], copy: readonly CatalogTable[]): void {
  const [there, here] = [columnsOf(original), columnsOf(copy)]
  const difference = [...there, ...here].filter((column) => !there.has(column) || !here.has(column))
  if (difference.length === 0) return
  throw new Failure(
    `The two databases differ in ${difference.slice(0, 5).join(', ')}${difference.length > 5 ? ' and more' : ''}.`,
    'Check out the version that --from has, or apply the migrations to both; nothing was copied.',
  )
}

const columnsOf = (tables: readonly CatalogTable[]) =>
  new Set(
    tables
      .filter(({ name }) => !name.startsWith('auth.'))
      .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name} ${column.type}`)),
  )
