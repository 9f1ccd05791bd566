import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pushEvents } from '../../../functions/_db/queries/engine/event-queue.ts'
import { withService } from '../../../functions/_db/session.ts'
import { finish } from '../../support/activities.ts'
import { useDatabase } from '../../support/database.ts'
import { createPerson } from '../../support/people.ts'
import { runWorker } from '../../support/run-worker.ts'

describe('functions/worker.ts', () => {
  const database = useDatabase()
  const sql = () => database().sql
  let harbor: string
  beforeAll(async () => {
    const [row] = await sql()`select id from communities where slug = 'harbor'`
    harbor = row?.id
  })
  beforeEach(() => sql()`delete from event_queue`)

  const env = () => ({ DATABASE_URL: database().url })
  const left = async () => (await sql()`select from event_queue`).length
  const logged = async (user: string) => (await sql()`select from activity_events where user_id = ${user}`).length
  /** A learner with so many events in the queue. */
  const learnerWith = async (count: number) => {
    const user_id = await createPerson(sql(), 'Quin')
    const events = Array.from({ length: count }, (_, day) => finish({}, { user_id, community_id: harbor, day }))
    await withService(database().db, (tx) => pushEvents(tx, events))
    return user_id
  }
  const isReady = (worker: Awaited<ReturnType<typeof runWorker>>) =>
    expect.poll(async () => (await worker.ask('/health/ready'))?.status).toBe(200)

  it.each(['node', 'deno'] as const)(
    'drains the queue on %s and says how it is; SIGTERM ends it with 0',
    async (runtime) => {
      const user = await learnerWith(250)
      const worker = await runWorker(env(), { runtime, args: ['--roles', 'events, boards'] })
      await isReady(worker)
      await expect.poll(left).toBe(0)
      expect(await logged(user)).toBe(250)
      const live = await worker.ask('/health/live')
      expect(live?.status).toBe(200)
      expect(JSON.parse(live?.body ?? '')).toEqual({
        status: 'ok',
        roles: ['events', 'boards'],
        turn_seconds: expect.any(Number),
      })
      expect(await worker.ask('/')).toEqual({ status: 404, body: 'Here are /health/live, /health/ready, /metrics.\n' })
      worker.signal('SIGTERM')
      expect([await worker.ended, worker.output()]).toEqual([0, expect.stringContaining('"worker":"stopping"')])
    },
  )

  it('finishes its batch when it is asked to stop, and leaves the rest to the next', async () => {
    const user = await learnerWith(3000)
    const worker = await runWorker({ ...env(), WORKER_ROLES: 'events', WORKER_BATCH: '25' })
    await expect.poll(() => logged(user), { interval: 10 }).toBeGreaterThan(0)
    worker.signal('SIGTERM')
    expect(await worker.ended).toBe(0)
    // What is in the log has left the queue, to the event.
    expect((await logged(user)) + (await left())).toBe(3000)
    expect((await logged(user)) % 25).toBe(0)
  })

  it('ends with 1 when its turn takes longer than it may, and at a second signal', async () => {
    await learnerWith(1)
    await sql().begin(async (tx) => {
      await tx`lock table event_queue in access exclusive mode`
      const waits = async () =>
        (await tx`select from pg_locks where not granted and relation = 'event_queue'::regclass`).length
      const slow = await runWorker({ ...env(), WORKER_ROLES: 'events', WORKER_DRAIN_SECONDS: '0.5' })
      await expect.poll(waits).toBe(1)
      slow.signal('SIGTERM')
      expect([await slow.ended, slow.output()]).toEqual([1, expect.stringContaining('took longer than 0.5 s')])

      // Postgres notices that its client is gone only when it has something to say.
      await tx`select pg_terminate_backend(pid) from pg_locks where not granted and relation = 'event_queue'::regclass`
      await expect.poll(waits).toBe(0)
      const asked = await runWorker({ ...env(), WORKER_ROLES: 'events', WORKER_DRAIN_SECONDS: '3600' })
      await expect.poll(waits).toBe(1)
      asked.signal('SIGTERM')
      await expect.poll(asked.output).toContain('stopping')
      asked.signal('SIGTERM')
      expect(await asked.ended).toBe(1)
    })
    expect(await left()).toBe(1)
  })

  it.each([
    [{ WORKER_ROLES: 'events,baking' }, 1, 'there is no role baking: all, none, or some of events, relay, rules, '],
    [{ WORKER_ROLES: 'mail' }, 1, 'the role mail needs MAIL_PROVIDER'],
    [{ WORKER_ROLES: 'none' }, 78, 'A worker without a role has nothing to do'],
    [{ WORKER_BATCH: '101' }, 1, 'WORKER_BATCH'],
  ])('refuses %j', async (wrong, code, words) => {
    const worker = await runWorker({ ...env(), ...wrong })
    expect([await worker.ended, worker.output()]).toEqual([code, expect.stringContaining(words)])
  })

  it('waits for a database that does not answer', async () => {
    const worker = await runWorker({ DATABASE_URL: 'postgresql://postgres@127.0.0.1:9/laude' })
    await expect.poll(async () => (await worker.ask('/health/live'))?.status).toBe(200)
    const ready = await worker.ask('/health/ready')
    expect([ready?.status, JSON.parse(ready?.body ?? '')]).toMatchObject([
      503,
      { database: 'unreachable', takes_work: false },
    ])
    worker.signal('SIGTERM')
    expect(await worker.ended).toBe(0)
  })

  describe('where the schema is behind its code', () => {
    /** As if the newest migration were not applied, until what is returned is called. */
    const fallBehind = async () => {
      const [newest] = await sql()`
        delete from supabase_migrations.schema_migrations
        where version = (select max(version) from supabase_migrations.schema_migrations) returning *
      `
      return async () => void (await sql()`insert into supabase_migrations.schema_migrations ${sql()(newest ?? {})}`)
    }

    it('does not start, and says which migrations it needs', async () => {
      const catchUp = await fallBehind()
      const worker = await runWorker(env())
      expect([await worker.ended, worker.output()]).toEqual([
        78,
        expect.stringMatching(/lacks migrations .* up to \d{14}/),
      ])
      await catchUp()
    })

    it('takes no more work, and goes on when the schema is there', async () => {
      const worker = await runWorker({ ...env(), WORKER_ROLES: 'events' })
      await isReady(worker)
      const catchUp = await fallBehind()
      await expect.poll(worker.output).toContain('it takes no work')
      expect((await worker.ask('/health/ready'))?.body).toContain('"migrations":"behind"')
      expect((await worker.ask('/health/live'))?.status).toBe(200)
      await learnerWith(3)
      await catchUp()
      await isReady(worker)
      await expect.poll(left).toBe(0)
      worker.signal('SIGTERM')
      expect(await worker.ended).toBe(0)
    })
  })
})
