import { beforeAll, describe, expect, it } from 'vitest'
import { pushEvents } from '../../../functions/_db/queries/engine/event-queue.ts'
import { withService } from '../../../functions/_db/session.ts'
import type { Engine } from '../../../functions/_services/engine/apply.ts'
import { drainQueue } from '../../../functions/_services/engine/drain.ts'
import { createRecorder } from '../../../functions/_services/engine/record.ts'
import { createRulesets } from '../../../functions/_services/engine/rulesets.ts'
import { finish } from '../../support/activities.ts'
import { useDatabase } from '../../support/database.ts'
import { createPerson } from '../../support/people.ts'

describe('the recorder of events', () => {
  const database = useDatabase()
  let engine: Engine
  let who: { user_id: string; community_id: string }
  beforeAll(async () => {
    const { db, sql } = database()
    engine = { db, rulesets: createRulesets(), now: Date.now }
    const [harbor] = await sql`select id from communities where slug = 'harbor'`
    who = { user_id: await createPerson(sql, 'Quinn'), community_id: harbor?.id }
  })
  const finished = async () => {
    const [row] = await database().sql`select counters from user_counters where user_id = ${who.user_id}`
    return row?.counters.test_completed[0] ?? 0
  }

  it('inline, the event is applied before the answer, which has its outcome', async () => {
    const recorded = await createRecorder(engine, 'inline').record(finish({ first: true }, who))
    expect(recorded).toMatchObject({
      status: 'applied',
      outcome: { streaks: [{ kind: 'learning', result: 'started' }] },
    })
    expect(await finished()).toBe(1)
  })

  it('in queue mode, the event is queued and a drain applies it; the same event sent twice counts once', async () => {
    const recorder = createRecorder(engine, 'queue')
    const event = finish({}, who)
    expect(await recorder.record(event)).toEqual({ status: 'queued' })
    expect(await recorder.record(event)).toEqual({ status: 'queued' })
    expect(await finished()).toBe(1)
    expect(await drainQueue(engine)).toEqual({ taken: 2, applied: 2, failed: 0 })
    expect(await finished()).toBe(2)
  })

  it('an event that waits in the queue is applied at once inline and taken out of it, and otherwise stays in it', async () => {
    const event = finish({}, who)
    const places = await withService(engine.db, (tx) => pushEvents(tx, [event]))
    const queued = { activity: event, places }
    expect(await createRecorder(engine, 'queue').recordQueued(queued)).toEqual({ status: 'queued' })
    expect(await finished()).toBe(2)
    expect(await createRecorder(engine, 'inline').recordQueued(queued)).toMatchObject({ status: 'applied' })
    expect(await finished()).toBe(3)
    expect(await drainQueue(engine)).toMatchObject({ taken: 0 })
  })

  it('after its drain, the recorder refuses events, and all accepted ones are answered', async () => {
    const recorder = createRecorder(engine, 'inline')
    const taken = recorder.record(finish({}, who))
    await recorder.drain()
    expect(await taken).toMatchObject({ status: 'applied' })
    await expect(recorder.record(finish({}, who))).rejects.toThrow('try again')
  })
})
