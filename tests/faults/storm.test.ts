import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../functions/_db/client.ts'
import { pushEvents } from '../../functions/_db/queries/engine/event-queue.ts'
import { withService } from '../../functions/_db/session.ts'
import type { Activity } from '../../functions/_domain/engine/activity.ts'
import { applyEvents, type Engine } from '../../functions/_services/engine/apply.ts'
import { createMicroBatcher } from '../../functions/_services/engine/micro-batcher.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { startWorker } from '../../functions/_services/workers/queue-worker.ts'
import { root } from '../repo/files.ts'
import { activity, finish } from '../support/activities.ts'
import { useDatabase } from '../support/database.ts'
import { createPerson } from '../support/people.ts'
import { insist } from '../support/until.ts'

const SECONDS = Number(process.env.STORM_SECONDS ?? 12)

describe('the engine under faults', () => {
  const database = useDatabase()
  let harbor: string
  beforeAll(async () => {
    const [row] = await database().sql`select id from communities where slug = 'harbor'`
    harbor = row?.id
  })

  const engineOn = (max: number): Engine => {
    const db = connect(database().url, { max })
    return { db, rulesets: createRulesets(), now: Date.now }
  }
  const people = (count: number) =>
    Promise.all(
      Array.from({ length: count }, async () => ({
        user_id: await createPerson(database().sql, 'Stormy'),
        community_id: harbor,
      })),
    )
  const someEvent = (who: { user_id: string; community_id: string }, n: number): Activity =>
    n % 4 === 0
      ? activity('lesson_completed', { ...who, day: n % 30, metrics: { minutes: 10 } })
      : finish(
          { correct: n % 26, mode: n % 3 ? 'exam' : 'practice', category: n % 2 ? 'network' : 'security' },
          { ...who, day: n % 30 },
        )
  const ledgerIsClean = () => {
    const result = spawnSync(process.execPath, ['functions/ledger.ts', 'verify'], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: database().url },
      encoding: 'utf8',
    })
    expect(result.stdout).toMatch(/ 0 differences\.\n$/)
    expect(result.status).toBe(0)
  }

  it(`nothing is lost and nothing counts twice: ${SECONDS} s of workers killed, backends cut off, queue and requests on the same learners`, async () => {
    const { sql, url } = database()
    const learners = await people(12)
    const inline = engineOn(4)
    const batcher = createMicroBatcher({ apply: (events: Activity[]) => applyEvents(inline, events) })
    const sent = new Map<string, Activity>()
    const end = Date.now() + SECONDS * 1000
    let cuts = 0
    // Longer where the machine is busy, until there was enough of everything.
    const going = () => Date.now() < end || sent.size <= 300 || cuts <= 50

    const killer = async () => {
      while (going()) {
        const worker = spawn(process.execPath, [join(root, 'tests/support/worker-process.ts')], {
          env: { ...process.env, DATABASE_URL: url },
        })
        await rest(600 + Math.random() * 900)
        worker.kill('SIGKILL')
      }
    }
    const cutter = async () => {
      while (going()) {
        await rest(20 + Math.random() * 100)
        // Of the workers and of this very process; in the middle of something, mostly.
        const cut = await sql`
            select pg_terminate_backend(pid) from pg_stat_activity
            where application_name like 'laude%' and datname = current_database()
              and (xact_start is not null or random() < 0.1)
            order by random() limit 1
          `
        cuts += cut.length
      }
    }
    const steady = startWorker(engineOn(3), { pause: 5, report: () => {} })
    let n = 0
    const producer = async () => {
      while (going()) {
        const who = learners[n % learners.length]
        if (!who) return
        const event = someEvent(who, n++)
        sent.set(event.id, event)
        const way = n % 3
        // Some come by request, some by the queue, some by both; a request that failed is tried again, as clients do.
        if (way !== 0) await insist(() => withService(inline.db, (tx) => pushEvents(tx, [event])))
        if (way !== 1) await insist(() => batcher.submit(event))
      }
    }
    await Promise.all([killer(), cutter(), producer(), producer(), producer(), producer()])
    await expect.poll(async () => (await sql`select from event_queue where parked_at is null`).length).toBe(0)
    await steady.stop()
    await batcher.drain()

    expect((await sql`select from event_queue`).length).toBe(0)
    const [log] =
      await sql`select count(*)::int as n, count(distinct id)::int as ids from activity_events where user_id = any (${learners.map((it) => it.user_id)})`
    expect(log).toEqual({ n: sent.size, ids: sent.size })
    expect(sent.size).toBeGreaterThan(300)
    expect(cuts).toBeGreaterThan(50)
    ledgerIsClean()
    await inline.db.end()
  })

  it('the same finish sent fifty times at once, by queue and request, counts once', async () => {
    const { sql } = database()
    const [who] = await people(1)
    if (!who) throw new Error('nobody')
    const engine = engineOn(8)
    const batcher = createMicroBatcher({ apply: (events: Activity[]) => applyEvents(engine, events) })
    const event = finish({ first: true }, who)
    const worker = startWorker(engineOn(2), { pause: 5 })
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        n % 2 ? withService(engine.db, (tx) => pushEvents(tx, [event])) : batcher.submit(event),
      ),
    )
    await expect.poll(async () => (await sql`select from event_queue`).length).toBe(0)
    await worker.stop()
    const [row] = await sql`select counters from user_counters where user_id = ${who.user_id}`
    expect(row?.counters.test_completed[0]).toBe(1)
    ledgerIsClean()
    await engine.db.end()
  })

  it('sixteen connections with batches over the same learners in every order cause no deadlock', async () => {
    const { sql } = database()
    const learners = await people(20)
    const engine = engineOn(16)
    const [before] = await sql`select deadlocks::int from pg_stat_database where datname = current_database()`
    const shuffled = () => learners.toSorted(() => Math.random() - 0.5)
    await Promise.all(
      Array.from({ length: 16 }, async (_, connection) => {
        for (let round = 0; round < 8; round++)
          await applyEvents(
            engine,
            shuffled().map((who) => someEvent(who, connection * 100 + round)),
          )
      }),
    )
    await sql`select pg_stat_force_next_flush()`
    const [after] = await sql`select deadlocks::int from pg_stat_database where datname = current_database()`
    expect(after?.deadlocks).toBe(before?.deadlocks)
    const [log] =
      await sql`select count(*)::int as n from activity_events where user_id = any (${learners.map((it) => it.user_id)})`
    expect(log?.n).toBe(16 * 8 * 20)
    ledgerIsClean()
    await engine.db.end()
  })
})
