import { randomBytes } from 'node:crypto'
import type postgres from 'postgres'
import { connectForCopy } from '../local/copy-between.ts'
import { unreachable } from '../local/database.ts'
import { readTables, type CatalogTable } from './catalog.ts'
import { refuseOtherSchema, refuseSameDatabase, refuseUsedTarget } from './check-databases.ts'
import { isNamed, leavesRowsBehind, refuseUnclassified } from './columns.ts'
import { copyTable } from './copy-table.ts'
import { createMadeUp } from './made-up.ts'
import { maskJson } from './mask-json.ts'
import type { MaskRules } from './masks.ts'
import { addPartitions, emptyTables, openForCopy, setSequences } from './open-target.ts'
import { prepareTarget } from './prepare-target.ts'
import { readTypedAnswers } from './typed-answers.ts'
import { readVocabulary } from './vocabulary.ts'

export interface SnapshotOptions {
  from: string
  into: string
  /** The same key makes the same copy. Without one nobody can make it again, or find out whose rows are whose. */
  key?: string
  maskContent?: boolean
}

interface SnapshotResult {
  /** The tables that were copied, and how many rows they have. */
  tables: { name: string; rows: number }[]
  leftBehind: string[]
}

/** Copies a database into an empty one, and nothing of it that says who anybody is. All of it is written, or none. */
export async function takeSnapshot(options: SnapshotOptions, root: string): Promise<SnapshotResult> {
  const isNew = await prepareTarget(options.into, root)
  const source = open(options.from)
  const target = open(options.into)
  const end = (timeout: number) => Promise.all([source.end({ timeout }), target.end({ timeout })])
  let failure: unknown
  const copyOrEnd = async (...what: Parameters<typeof copyAll>) => {
    try {
      return await copyAll(...what)
    } catch (error) {
      failure = error
      // What was not committed is rolled back by itself.
      await end(0)
      throw error
    }
  }
  try {
    await source`select`.catch((error: unknown) => {
      throw unreachable(options.from, error, 'Start it, or mend --from.')
    })
    const result = await source.begin('isolation level repeatable read read only', async (original) => {
      // A policy would leave rows out without a word; this makes it an error.
      await original`set local row_security = off`
      const tables = await readTables(original)
      refuseUnclassified(tables)
      return target.begin((copied) => copyOrEnd({ source: original, target: copied }, tables, { ...options, isNew }))
    })
    // After a load plans and index-only scans would be as for empty tables.
    await target.unsafe(
      `vacuum (analyze) ${result.tables.flatMap((table) => (isOfAuth(table) ? [] : [table.name])).join(', ')}`,
    )
    return result
  } catch (error) {
    throw failure ?? error
  } finally {
    await end(2)
  }
}

const open = (url: string) => connectForCopy(url, { statement_timeout: 0, idle_in_transaction_session_timeout: 0 })

async function copyAll(
  databases: { source: postgres.ISql; target: postgres.ISql },
  original: CatalogTable[],
  { key = randomBytes(32).toString('hex'), maskContent = false, isNew }: SnapshotOptions & { isNew: boolean },
): Promise<SnapshotResult> {
  const { source, target } = databases
  await refuseSameDatabase(source, target)
  if (!isNew) await refuseUsedTarget(target)
  const there = (await readTables(target)).filter(({ name }) => isNamed(name))
  refuseOtherSchema(original, there)
  const madeUp = createMadeUp(key)
  const isPlain = await readVocabulary(source)
  const typed = await readTypedAnswers(source, { madeUp, maskContent })
  const rules: MaskRules = { madeUp, json: maskJson({ madeUp, isPlain, typed }), isPlain, maskContent }

  const close = await openForCopy(target)
  await addPartitions(databases)
  await emptyTables(target, there)
  const copied = inBoth(original, there).filter(({ name }) => !leavesRowsBehind(name))
  const [auth, ours] = [copied.filter(isOfAuth), copied.filter((table) => !isOfAuth(table))]
  const tables: SnapshotResult['tables'] = []
  const copy = async (table: CatalogTable) =>
    void tables.push({ name: table.name, rows: await copyTable(databases, table, rules) })
  for (const table of auth) await copy(table)
  // Where Auth's tables are not ours, our trigger on them stayed: it made a profile for each account.
  await target`delete from profiles`
  for (const table of ours) await copy(table)
  await setSequences(databases)
  await close()
  return { tables, leftBehind: there.flatMap(({ name }) => (leavesRowsBehind(name) ? [name] : [])) }
}

/** Columns that only one of two Auths has are left out. */
function inBoth(original: readonly CatalogTable[], copy: readonly CatalogTable[]): CatalogTable[] {
  const known = new Map(copy.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]))
  return original.flatMap((table) => {
    const there = known.get(table.name)
    return there ? [{ ...table, columns: table.columns.filter(({ name }) => there.has(name)) }] : []
  })
}

const isOfAuth = ({ name }: Pick<CatalogTable, 'name'>) => name.startsWith('auth.')
