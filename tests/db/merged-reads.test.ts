import { randomUUID } from 'node:crypto'
import { sql as text } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../functions/_db/client.ts'
import { readAsService, readAsUser, type Claims, type Transaction } from '../../functions/_db/session.ts'
import { notFound } from '../../functions/_domain/errors.ts'
import { useDatabase } from '../support/database.ts'

interface Reader extends Record<string, unknown> {
  role: string
  id: string | null
  transaction: string
}

const whoReads = async (tx: Transaction): Promise<Reader | undefined> => {
  const [row] = await tx.execute<Reader>(text`
    select current_user as role, auth.uid() as id, pg_backend_pid() || ' ' || transaction_timestamp() as transaction
  `)
  return row
}

describe('reads of the same turn', () => {
  const database = useDatabase()
  let db: Database
  beforeAll(async () => {
    db = connect(database().url, { max: 4 })
    await database().sql`create table written (what text)`
    await database().sql`grant all on written to authenticated`
  })
  afterAll(() => db.end())
  const anyLearner = (): Claims => ({ sub: randomUUID(), role: 'authenticated' })
  const manyOf = (claims: Claims) => Array.from({ length: 5 }, () => readAsUser(db, claims, whoReads))

  it('share a transaction if they are of the same learner, and no other', async () => {
    const [lea, sam] = [anyLearner(), anyLearner()]
    const [ofLea, ofSam, service] = await Promise.all([
      Promise.all(manyOf(lea)),
      Promise.all(manyOf(sam)),
      readAsService(db, lea.sub, whoReads),
    ])
    expect(new Set(ofLea.map((row) => row?.transaction)).size).toBe(1)
    expect(new Set(ofSam.map((row) => row?.transaction)).size).toBe(1)
    expect(new Set([ofLea[0], ofSam[0], service].map((row) => row?.transaction)).size).toBe(3)
    expect(ofLea.map((row) => [row?.role, row?.id])).toEqual(ofLea.map(() => ['authenticated', lea.sub]))
    expect(ofSam.map((row) => [row?.role, row?.id])).toEqual(ofSam.map(() => ['authenticated', sam.sub]))
    expect([service?.role, service?.id]).toEqual(['service_role', null])
    const [later] = await Promise.all(manyOf(lea))
    expect(later?.transaction).not.toBe(ofLea[0]?.transaction)
  })

  it('are answered though another fails, in the database or by a refusal', async () => {
    const claims = anyLearner()
    const fails = (query: (tx: Transaction) => Promise<unknown>) => readAsUser(db, claims, query)
    const answers = await Promise.allSettled([
      readAsUser(db, claims, whoReads),
      fails((tx) => tx.execute(text`select 1 / 0`)),
      readAsUser(db, claims, whoReads),
      fails(() => Promise.reject(notFound('course'))),
      readAsUser(db, claims, async (tx) => (await whoReads(tx)) && whoReads(tx)),
      fails((tx) => tx.execute(text`insert into written values ('something')`)),
      readAsUser(db, claims, whoReads),
    ])
    expect(answers.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, false, true, false, true])
    for (const answer of answers)
      if (answer.status === 'fulfilled') expect(answer.value).toMatchObject({ role: 'authenticated', id: claims.sub })
    expect(answers[1]).toMatchObject({ reason: { cause: { code: '22012' } } })
    expect(answers[3]).toMatchObject({ reason: { code: 'not_found' } })
    expect(answers[5]).toMatchObject({ reason: { cause: { code: '25006' } } })
    expect(await database().sql`select what from written`).toHaveLength(0)
  })

  it('are all read again if the connection is lost, once', async () => {
    const { sql } = database()
    const readers = connect(database().url, { max: 2, name: 'laude-merged' })
    try {
      for (let round = 0; round < 20; round++) {
        const claims = anyLearner()
        const asked = Array.from({ length: 4 }, async (_, index) => {
          const [row] = await readAsUser(readers, claims, async (tx) => {
            await tx.execute(text`select pg_sleep(${index % 2 === 0 ? 0.005 : 0})`)
            return tx.execute<{ id: string }>(text`select auth.uid() as id`)
          })
          expect(row?.id).toBe(claims.sub)
        })
        await sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'laude-merged' and datname = current_database()
        `
        await Promise.all(asked)
      }
    } finally {
      await readers.end()
    }
  })
})
