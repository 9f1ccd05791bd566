import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pushEvents } from '../../../functions/_db/queries/engine/event-queue.ts'
import { withService } from '../../../functions/_db/session.ts'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { drainQueue, MAX_TRIES } from '../../../functions/_services/engine/drain.ts'
import { startWorker } from '../../../functions/_services/workers/queue-worker.ts'
import { activity, finish } from '../../support/activities.ts'
import { useApi, WORKER_SECRET } from '../../support/api.ts'
import { createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'

describe('the queue', () => {
  const api = useApi()
  let harbor: string
  beforeAll(async () => {
    const [row] = await api().database.sql`select id from communities where slug = 'harbor'`
    harbor = row?.id
  })
  beforeEach(() => api().database.sql`delete from event_queue`)

  const newcomer = async () => ({ user_id: await createPerson(api().database.sql, 'Quin'), community_id: harbor })
  const push = (events: Activity[]) => withService(api().database.db, (tx) => pushEvents(tx, events))
  const left = async () => (await api().database.sql`select from event_queue`).length
  const counted = async (user: string) => {
    const [row] = await api().database.sql`select counters from user_counters where user_id = ${user}`
    return row?.counters.test_completed?.[0] ?? 0
  }
  const ask = (path: string, init: RequestInit = {}) =>
    api().ask(`/events-worker${path}`, undefined, {
      ...init,
      headers: { Authorization: `Bearer ${WORKER_SECRET}`, 'Content-Type': 'application/json' },
    })

  it('a transaction that fails leaves no event in the queue', async () => {
    const who = await newcomer()
    const failed = withService(api().database.db, async (tx) => {
      await pushEvents(tx, [finish({}, who)])
      throw new Error('what caused it did not happen')
    })
    await expect(failed).rejects.toThrow('did not happen')
    expect(await left()).toBe(0)
  })

  it('a drain applies a hundred events and removes them from the queue', async () => {
    const who = await newcomer()
    await push(Array.from({ length: 130 }, (_, day) => finish({}, { ...who, day })))
    expect(await drainQueue(api().deps)).toEqual({ taken: 100, applied: 100, failed: 0 })
    expect(await drainQueue(api().deps)).toEqual({ taken: 30, applied: 30, failed: 0 })
    expect([await left(), await counted(who.user_id)]).toEqual([0, 130])
  })

  it('concurrent drains count each event once', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, newcomer))
    const events = people.flatMap((who) => Array.from({ length: 30 }, (_, day) => finish({}, { ...who, day })))
    await push([...events, ...events.slice(0, 50)]) // some of them twice
    const workers = Array.from({ length: 3 }, () => startWorker(api().deps, { pause: 10 }))
    await expect.poll(left).toBe(0)
    await Promise.all(workers.map((worker) => worker.stop()))
    for (const { user_id } of people) expect(await counted(user_id)).toBe(30)
  })

  it('an event that fails five times is parked with its error, and the others are applied', async () => {
    const who = await newcomer()
    const poison = activity('post_created', { user_id: who.user_id, community_id: harbor, local_date: 'no date' })
    await push([poison, finish({}, who)])
    for (let round = 0; round < MAX_TRIES; round++) {
      await drainQueue(api().deps)
      await api().database.sql`update event_queue set due_at = now()`
    }
    expect(await counted(who.user_id)).toBe(1)
    const { data } = await (await ask('/parked')).json()
    expect(data).toEqual([
      expect.objectContaining({ event_id: poison.id, tries: MAX_TRIES, error: expect.stringMatching(/date/) }),
    ])

    const again = await ask('/parked/requeue', { method: 'POST', body: JSON.stringify({ ids: [data[0].id] }) })
    expect(await again.json()).toEqual({ data: { requeued: 1 } })
    expect(await (await ask('/drain', { method: 'POST' })).json()).toEqual({
      data: { taken: 1, applied: 0, failed: 1 },
    })
  })

  it('the drain route needs the secret of the scheduler', async () => {
    const student = await createPerson(api().database.sql, 'Stu')
    expect(await problemOf(await api().ask('/events-worker/drain', student, { method: 'POST' }))).toMatchObject({
      status: 401,
    })
    expect(await problemOf(await api().ask('/events-worker/drain', undefined, { method: 'POST' }))).toMatchObject({
      status: 401,
    })
    expect((await ask('/drain', { method: 'POST' })).status).toBe(200)
  })
})
