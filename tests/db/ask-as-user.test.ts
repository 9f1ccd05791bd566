import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../functions/_db/client.ts'
import { withRepeat } from '../../functions/_db/repeat.ts'
import { askAsUser, type Claims } from '../../functions/_db/session.ts'
import { useDatabase } from '../support/database.ts'

type Sql = Parameters<Parameters<Database['withConnection']>[0]>[0]['sql']

describe('a query as the learner in one round trip', () => {
  const database = useDatabase()
  let db: Database
  beforeAll(async () => {
    // One connection, so that the next query would find whatever one leaves behind.
    db = connect(database().url, { max: 1 })
    await database().sql`create table written (what text)`
    await database().sql`grant all on written to authenticated`
  })
  afterAll(() => db.end())

  const anyLearner = (): Claims => ({ sub: randomUUID(), role: 'authenticated' })
  const currentUser = (sql: Sql) =>
    sql<{ role: string; id: string | null }[]>`select current_user as role, auth.uid() as id`

  it('runs as the learner, and resets the role afterwards, however many run at once', async () => {
    const people = Array.from({ length: 50 }, anyLearner)
    const answers = await Promise.all(people.map((claims) => askAsUser(db, claims, currentUser)))
    expect(answers.map(([row]) => ({ ...row }))).toEqual(people.map(({ sub }) => ({ role: 'authenticated', id: sub })))
    const [after] = await db.withConnection(({ sql }) => sql`select current_user as role, auth.uid() as id`)
    expect(after?.role).not.toBe('authenticated')
    expect(after?.id).toBeNull()
  })

  it('cannot write', async () => {
    const write = (sql: Sql) => sql`insert into written values ('something') returning what`
    await expect(askAsUser(db, anyLearner(), write)).rejects.toMatchObject({ code: '25006' })
    expect(await database().sql`select what from written`).toHaveLength(0)
  })

  it('rejects with the error of a query that fails, and runs the next one', async () => {
    await expect(askAsUser(db, anyLearner(), (sql) => sql`select 1 / 0`)).rejects.toMatchObject({ code: '22012' })
    const claims = anyLearner()
    expect(await askAsUser(db, claims, currentUser)).toEqual([{ role: 'authenticated', id: claims.sub }])
  })

  it('200 lost connections under load cause no failure: each query is asked again', async () => {
    const { sql } = database()
    const readers = connect(database().url, { max: 4, name: 'laude-readers' })
    let cut = 0
    try {
      while (cut < 200) {
        const asked = Array.from({ length: 8 }, async (_, index) => {
          const claims = anyLearner()
          const seconds = index % 2 === 0 ? 0.005 : 0
          const [row] = await askAsUser(
            readers,
            claims,
            (own) => own`select current_user as role, auth.uid() as id, pg_sleep(${seconds})`,
          )
          expect(row).toMatchObject({ role: 'authenticated', id: claims.sub })
        })
        const cuts = await sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'laude-readers' and datname = current_database()
        `
        cut += cuts.length
        await Promise.all(asked)
      }
    } finally {
      await readers.end()
    }
  })

  it('work whose connection is lost twice in a row rejects', async () => {
    let tries = 0
    const endItself = withRepeat(db, ({ sql }) => {
      tries++
      return sql`select pg_terminate_backend(pg_backend_pid())`
    })
    await expect(endItself).rejects.toThrow(/terminating connection|CONNECTION_/)
    expect(tries).toBe(2)
    const claims = anyLearner()
    expect(await askAsUser(db, claims, currentUser)).toEqual([{ role: 'authenticated', id: claims.sub }])
  })
})
