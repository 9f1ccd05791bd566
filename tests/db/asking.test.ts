import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../functions/_db/client.ts'
import { askAsUser, type Claims } from '../../functions/_db/session.ts'
import { useDatabase } from '../support/database.ts'

type Lent = Parameters<Parameters<Database['withConnection']>[0]>[0]['sql']

describe('a question in one trip', () => {
  const database = useDatabase()
  let db: Database
  beforeAll(async () => {
    // One connection, so that whatever one question leaves behind the next would find.
    db = connect(database().url, { max: 1 })
    await database().sql`create table written (what text)`
    await database().sql`grant all on written to authenticated`
  })
  afterAll(() => db.end())

  const somebody = (): Claims => ({ sub: randomUUID(), role: 'authenticated' })
  const whoAmI = (sql: Lent) =>
    sql<{ role: string; id: string | null }[]>`select current_user as role, auth.uid() as id`

  it('is asked as the learner, who is forgotten with the answer, however many ask at once', async () => {
    const people = Array.from({ length: 50 }, somebody)
    const answers = await Promise.all(people.map((claims) => askAsUser(db, claims, whoAmI)))
    expect(answers.map(([row]) => ({ ...row }))).toEqual(people.map(({ sub }) => ({ role: 'authenticated', id: sub })))
    const [after] = await db.withConnection(({ sql }) => sql`select current_user as role, auth.uid() as id`)
    expect(after?.role).not.toBe('authenticated')
    expect(after?.id).toBeNull()
  })

  it('changes nothing', async () => {
    const write = (sql: Lent) => sql`insert into written values ('something') returning what`
    await expect(askAsUser(db, somebody(), write)).rejects.toMatchObject({ code: '25006' })
    expect(await database().sql`select what from written`).toHaveLength(0)
  })

  it('that fails says why, and the next is answered', async () => {
    await expect(askAsUser(db, somebody(), (sql) => sql`select 1 / 0`)).rejects.toMatchObject({ code: '22012' })
    const claims = somebody()
    expect(await askAsUser(db, claims, whoAmI)).toEqual([{ role: 'authenticated', id: claims.sub }])
  })

  it('whose connection is cut fails, and is answered as the learner when asked again', async () => {
    const { sql } = database()
    let [failed, answered] = [0, 0]
    for (let round = 0; round < 60; round++) {
      const claims = somebody()
      const seconds = round % 2 === 0 ? 0.005 : 0
      const asked = askAsUser(
        db,
        claims,
        (lane) => lane`select current_user as role, auth.uid() as id, pg_sleep(${seconds})`,
      ).catch(() => undefined)
      await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'laude' and datname = current_database()
      `
      const answer = await asked
      if (answer) {
        answered++
        expect(answer[0]).toMatchObject({ role: 'authenticated', id: claims.sub })
      } else failed++
    }
    expect(failed).toBeGreaterThan(0)
    expect(failed + answered).toBe(60)
    const claims = somebody()
    const again = () => askAsUser(db, claims, whoAmI)
    expect(await again().catch(again)).toEqual([{ role: 'authenticated', id: claims.sub }])
  })
})
