import postgres from 'postgres'
import type { TableAttempt } from './attempts.ts'

/** null: a visitor without an account. */
export type Actor = string | null

const DENIED = '42501'
/** A view that nobody writes through. */
const NEVER_WRITTEN = '55000'
const CLOSED: ReadonlySet<string> = new Set([DENIED, NEVER_WRITTEN])

/** Tries all four verbs as the actor would with a token of their own. Answers like "r-u-", and what "u" covers. */
export async function tryTable(
  sql: postgres.Sql,
  actor: Actor,
  table: string,
  attempt: TableAttempt,
  columns: string[],
) {
  const edit = attempt.edit ?? attempt.see
  const updatable: string[] = []
  for (const column of columns)
    if (await isOpen(sql, actor, `update ${table} set "${column}" = "${column}" where ${edit}`)) updatable.push(column)
  const cell = [
    (await isOpen(sql, actor, await readable(sql, actor, table, attempt.see))) ? 'r' : '-',
    (await isOpen(sql, actor, `insert into ${table} ${attempt.insert}`)) ? 'i' : '-',
    updatable.length > 0 ? 'u' : '-',
    (await isOpen(sql, actor, `delete from ${table} where ${edit}`)) ? 'd' : '-',
  ].join('')
  return { cell, updatable }
}

/** Some may read only some columns: being able to read one is being able to read. */
async function readable(sql: postgres.Sql, actor: Actor, table: string, where: string): Promise<string> {
  const [column] = await asActor(
    sql,
    actor,
    (tx) => tx`
      select attname
      from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
        and has_column_privilege(attrelid, attnum, 'select')
      limit 1
    `,
  )
  return column ? `select "${column.attname}" from ${table} where ${where}` : `select from ${table} where ${where}`
}

/** Runs one statement and takes it back. Whatever fails for another reason than permission is a bad test. */
async function isOpen(sql: postgres.Sql, actor: Actor, statement: string): Promise<boolean> {
  try {
    const result = await asActor(sql, actor, (tx) => tx.unsafe(statement))
    return result.count > 0
  } catch (error) {
    if (error instanceof postgres.PostgresError && CLOSED.has(error.code)) return false
    throw new Error(`${statement}\nfailed for another reason than permission: ${String(error)}`, { cause: error })
  }
}

/** Something thrown to end a transaction without keeping what it did. */
class TakeBack<T> extends Error {
  readonly result: T

  constructor(result: T) {
    super()
    this.result = result
  }
}

export async function asActor<T>(
  sql: postgres.Sql,
  actor: Actor,
  work: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  try {
    await sql.begin(async (tx) => {
      const claims = actor ? { sub: actor, role: 'authenticated' } : { role: 'anon' }
      await tx`select set_config('role', ${claims.role}, true), set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`
      throw new TakeBack(await work(tx))
    })
  } catch (error) {
    if (error instanceof TakeBack) return error.result
    throw error
  }
  throw new Error('A transaction that always throws has ended well.')
}
