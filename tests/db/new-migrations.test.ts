import process from 'node:process'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { FIRST_LEARNER, LEARNER_PREFIX } from '../../bench/finishes.ts'
import { checksums, readReleases, unreleased } from '../../deploy/releases/released.ts'
import { postgresUrl } from '../../supabase/local/postgres.ts'
import { read, root } from '../repo/files.ts'
import { applyMigrations, COMMUNITY, FILLED, fillWithLearners } from '../support/old-schema.ts'

const present = checksums(root)
const added = unreleased(readReleases(root), present)
// Where nothing is new, the newest is applied as if it were, to fewer rows: so the test itself is known to work.
const tried = added.length > 0 ? added : Object.keys(present).slice(-1)
const LEARNERS = Number(process.env.MIGRATION_LEARNERS ?? (added.length > 0 ? 100_000 : 1000))
const LOCK_TIMEOUT = '3s'

/** Migrations that are meant to change or remove what learners have, with the tables; their rows are not compared. */
const MEANT_TO_CHANGE: Record<string, readonly (typeof FILLED)[number][]> = {}
const compared = FILLED.filter((table) => !tried.some((file) => MEANT_TO_CHANGE[file]?.includes(table)))

const DATABASE = `new_migrations_${process.pid}`

const what = added.length > 0 ? `${added.length} new` : 'the newest, since none is new'

describe(`migrations (${what}) on the schema before them, with ${LEARNERS} learners`, () => {
  let admin: postgres.Sql
  let sql: postgres.Sql
  const connect = () => postgres(postgresUrl(inject('postgresPort'), DATABASE), { max: 1, onnotice: () => {} })
  /** Those whom the statements beside the migrations change are left out. */
  const RESTING = FIRST_LEARNER + 100

  beforeAll(async () => {
    admin = postgres(postgresUrl(inject('postgresPort')), { max: 1, onnotice: () => {} })
    await admin.unsafe(`create database ${DATABASE}`)
    sql = postgres(postgresUrl(inject('postgresPort'), DATABASE), { max: 2, onnotice: () => {} })
    await sql.unsafe(read('supabase/local/platform.sql'))
  })
  afterAll(async () => {
    await sql.end()
    await admin.unsafe(`drop database ${DATABASE} with (force)`)
    await admin.end()
  })

  /** Counts and sums of what is in the old columns of each table. */
  async function contents(columns: ReadonlyMap<string, string>) {
    const found = new Map<string, unknown>()
    for (const [table, list] of columns) {
      const key = table === 'profiles' ? 'id' : 'user_id'
      const [row] = await sql.unsafe(`
        select count(*)::integer as rows, sum(hashtextextended(row(${list})::text, 0)) as sum
        from ${table} where ${key} >= '${LEARNER_PREFIX}${RESTING}'
      `)
      found.set(table, row)
    }
    return found
  }

  async function columnsOf(tables: readonly string[]) {
    const rows = await sql<{ table: string; list: string }[]>`
      select table_name as table, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as list
      from information_schema.columns
      where table_schema = 'public' and table_name in ${sql(tables)}
      group by 1
    `
    return new Map(rows.map(({ table, list }) => [table, list]))
  }

  /** What the functions of the last release go on asking, over and over; a statement that waits too long for a lock fails. */
  function useOldStatements() {
    const stopping = new AbortController()
    let asked = 0
    const failures: unknown[] = []
    const loop = async (statement: (sql: postgres.Sql, learner: string) => Promise<unknown>) => {
      const own = connect()
      await own.unsafe(`set lock_timeout = '${LOCK_TIMEOUT}'`)
      for (let n = 0; !stopping.signal.aborted; n++) {
        await statement(own, `${LEARNER_PREFIX}${FIRST_LEARNER + (n % 100)}`).catch((error) => failures.push(error))
        asked++
      }
      await own.end()
    }
    const loops = Promise.all([
      loop((own, learner) => own`select * from profiles join memberships on user_id = id where id = ${learner}`),
      loop((own, learner) => own`select * from attempts where user_id = ${learner} order by started_at desc limit 20`),
      loop(
        (own, learner) =>
          own`update attempts set position = position + 1, revision = revision + 1 where user_id = ${learner}`,
      ),
      loop((own, learner) => own`update user_counters set revision = revision + 1 where user_id = ${learner}`),
      loop(
        (own, learner) => own`
          insert into notifications (user_id, community_id, kind, payload) values (${learner}, ${COMMUNITY}, 'unlock', '{}')
        `,
      ),
    ])
    return {
      asked: () => asked,
      stop: async () => {
        stopping.abort()
        await loops
        return failures
      },
    }
  }

  it('change no row of a learner, and let no statement of the last release wait longer than lock_timeout', async () => {
    await applyMigrations(
      sql,
      Object.keys(present).filter((file) => !tried.includes(file)),
    )
    await fillWithLearners(sql, LEARNERS)
    const columns = await columnsOf(compared)
    const before = await contents(columns)
    expect([...before.keys()].toSorted()).toEqual(compared.toSorted())

    const old = useOldStatements()
    await expect.poll(old.asked).toBeGreaterThan(20)
    await applyMigrations(sql, tried)
    const asked = old.asked()
    await expect.poll(old.asked).toBeGreaterThan(asked + 20)
    expect(await old.stop()).toEqual([])

    expect(await contents(columns)).toEqual(before)
  })
})
