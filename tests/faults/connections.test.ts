import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../functions/_db/client.ts'
import { inTransaction, withService } from '../../functions/_db/session.ts'
import { useDatabase } from '../support/database.ts'

describe('a lost connection', () => {
  const database = useDatabase()
  let db: Database
  beforeAll(async () => {
    db = connect(database().url, { max: 2, name: 'laude-lost' })
    await database().sql`create table written (what text)`
  })
  afterAll(() => db.end())

  const cut = (pid: number) => database().sql`select pg_terminate_backend(${pid}, 2000)`
  const written = async () => (await database().sql`select what from written`).map(({ what }) => String(what))
  const pidOf = async (lane: { sql: Parameters<Parameters<Database['withConnection']>[0]>[0]['sql'] }) => {
    const [row] = await lane.sql<{ pid: number }[]>`select pg_backend_pid() as pid`
    return row?.pid ?? 0
  }

  it('a connection lost between two statements rolls the transaction back, and nothing runs outside it', async () => {
    await expect(
      inTransaction(db, async (lane) => {
        await lane.sql`insert into written values ('before')`
        await cut(await pidOf(lane))
        // Stubborn on purpose: each of these would be a transaction of its own, if it ran.
        for (const what of ['after', 'later', 'much later'])
          await lane.sql`insert into written values (${what})`.catch(() => undefined)
        await new Promise((resolve) => setTimeout(resolve, 50))
        await lane.tx.execute(sql`insert into written values ('at last')`)
      }),
    ).rejects.toThrow(/CONNECTION_|connection|Failed query/)
    expect(await written()).toEqual([])
  })

  it('a connection lost during a statement fails that statement, and the next work gets another connection', async () => {
    const asked = db.withConnection(async (lane) => {
      const pid = await pidOf(lane)
      setTimeout(() => void cut(pid).execute(), 50)
      await lane.sql`select pg_sleep(600)`
    })
    await expect(asked).rejects.toThrow(/terminating connection|CONNECTION_CLOSED/)
    expect(await withService(db, (tx) => tx.execute(sql`select 1 as one`))).toEqual([{ one: 1 }])
  })

  it('a transaction begins again on a new connection if its own was lost while it was idle, and only then', async () => {
    let tries = 0
    const write = (what: string, then?: (lane: Parameters<typeof pidOf>[0]) => Promise<unknown>) =>
      inTransaction(db, async (lane) => {
        tries++
        await lane.sql`insert into written values (${what})`
        await then?.(lane)
      })
    for (let round = 0; round < 20; round++) {
      await Promise.all([db.withConnection(pidOf), db.withConnection(pidOf)])
      await database().sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'laude-lost' and datname = current_database()
      `
      await write(`idle ${round}`)
    }
    expect(tries).toBe(20)
    expect((await written()).filter((what) => what.startsWith('idle'))).toHaveLength(20)
    await expect(write('lost', async (lane) => cut(await pidOf(lane)))).rejects.toThrow(/CONNECTION_|connection/)
    expect(tries).toBe(21)
    expect(await written()).not.toContain('lost')
    await database().sql`delete from written`
  })

  it('an idle connection that is lost causes no error', async () => {
    for (let round = 0; round < 20; round++) {
      await Promise.all([db.withConnection(pidOf), db.withConnection(pidOf)])
      await database().sql`
        select pg_terminate_backend(pid, 2000) from pg_stat_activity
        where application_name = 'laude-lost' and datname = current_database()
      `
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(await db.withConnection(pidOf)).toBeGreaterThan(0)
    }
  })

  it('two hundred lost connections at random times end no process and leak no place in the pool', async () => {
    let [failed, done] = [0, 0]
    const ended = new AbortController()
    const work = async () => {
      while (!ended.signal.aborted) {
        const token = crypto.randomUUID()
        try {
          await inTransaction(db, async (lane) => {
            await lane.sql`insert into written values (${`${token} 1`})`
            await lane.sql`insert into written values (${`${token} 2`})`
          })
          done++
        } catch {
          failed++
        }
      }
    }
    const workers = Promise.all([work(), work(), work()])
    // More of them where the machine is busy, until enough transactions met one and enough did not.
    const isEnough = () => failed > 20 && done > 20
    for (let round = 0; round < 200 || !isEnough(); round++) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 8))
      await database().sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'laude-lost' and datname = current_database() order by random() limit 1
      `
    }
    ended.abort()
    await workers
    const halves = Map.groupBy(await written(), (what) => what.split(' ')[0])
    expect(halves.size).toBeGreaterThan(20)
    expect([...halves.values()].filter(({ length }) => length !== 2)).toEqual([])
    expect(await Promise.all([db.withConnection(pidOf), db.withConnection(pidOf)])).toHaveLength(2)
  })

  it('a commit of a failed transaction is an error', async () => {
    await expect(
      inTransaction(db, async (lane) => {
        await lane.sql`select 1 / 0`.catch(() => undefined)
      }),
    ).rejects.toThrow('had failed')
  })

  it('many concurrent callers share few connections, in the order they came', async () => {
    let at = 0
    let most = 0
    await Promise.all(
      Array.from({ length: 50 }, () =>
        db.withConnection(async (lane) => {
          most = Math.max(most, ++at)
          await lane.sql`select 1`
          at--
        }),
      ),
    )
    expect(most).toBe(2)
  })
})
