import { randomUUID } from 'node:crypto'
import { Admin } from '@platformatic/kafka'
import { describe, expect, it } from 'vitest'
import { toClientOptions } from '../../functions/_kafka/client.ts'
import { readLag } from '../../functions/_kafka/lag.ts'
import { discardMessages, readParked, requeueMessages } from '../../functions/_kafka/parked.ts'
import { useEventStream } from '../support/event-stream.ts'
import { hasKafka } from '../support/kafka.ts'

const DAY = 86_400_000

describe.skipIf(!hasKafka())('what is no valid event', () => {
  const stream = useEventStream()
  const parked = () => readParked(stream().config)
  const lag = async () => (await readLag(stream().config)).total
  const learner = () => stream().learners[0] ?? ''

  /** An event as a producer elsewhere writes it. */
  const event = (changed: Record<string, unknown> = {}) => ({
    version: 1,
    id: randomUUID(),
    user_id: learner(),
    community_id: stream().community,
    type: 'post_created',
    occurred_at: new Date().toISOString(),
    ...changed,
  })
  const message = (value?: string | Buffer, key = learner()) => ({ topic: stream().config.topic, key, value })
  const json = (changed?: Record<string, unknown>) => message(JSON.stringify(event(changed)))
  const stranger = randomUUID()

  it('is parked with its reason, and the events behind it are applied', async () => {
    const admin = new Admin(toClientOptions(stream().config, 'test'))
    await admin.incrementalAlterConfigs({
      resources: [
        {
          resourceType: 2,
          resourceName: stream().config.topic,
          configs: [{ name: 'max.message.bytes', value: '12000000', configOperation: 0 }],
        },
      ],
    })
    await admin.close()
    const producer = stream().producer()
    const bad = {
      no_key: message('{}', ''),
      no_value: message(),
      too_large: message(Buffer.alloc(10_000_000, 120)),
      not_json: message('{"version": 1'),
      unknown_version: json({ version: 2 }),
      invalid: json({ metrics: { minutes: 'many' } }),
      wrong_key: message(JSON.stringify(event()), stranger),
      unknown_learner: message(JSON.stringify(event({ user_id: stranger })), stranger),
      unknown_community: json({ community_id: randomUUID() }),
      unknown_type: json({ type: 'moon_landed' }),
      not_reportable: json({ type: 'xp_awarded', metrics: { amount: 5000 } }),
      no_attempt: json({ type: 'test_completed' }),
      wrong_content: json({ type: 'lesson_completed' }),
      implausible: json({ type: 'study_session', metrics: { minutes: 100_000 } }),
      in_the_future: json({ occurred_at: new Date(Date.now() + 3_600_000).toISOString() }),
      too_old: json({ occurred_at: new Date(Date.now() - 365 * DAY).toISOString() }),
      wrong_day: json({ decided: { local_date: '2020-02-29', local_hour: 3 } }),
    }
    stream().consumer()
    for (const it of Object.values(bad)) await producer.publish([json(), it, json()])
    await expect.poll(stream().logged).toBe(2 * Object.keys(bad).length)
    await expect.poll(lag).toBe(0)
    const found = await parked()
    expect(found.map(({ reason }) => reason).toSorted()).toEqual(Object.keys(bad).toSorted())
    expect(found.find(({ reason }) => reason === 'too_large')).toMatchObject({ cut: true, key: learner() })
    expect(found.find(({ reason }) => reason === 'no_attempt')?.error).toContain('is no finished attempt')
    expect(stream().reported).toEqual([])
    await discardMessages(stream().config, found)
    expect(await parked()).toEqual([])
  })

  it('can be requeued once the cause is gone, and is parked again while it is not', async () => {
    const before = await stream().logged()
    const producer = stream().producer()
    stream().consumer()
    await producer.publish([json({ type: 'moon_landed' }), json({ type: 'sun_landed' })])
    await expect.poll(async () => (await parked()).length).toBe(2)
    await stream().database.sql`
      insert into community_event_types (community_id, type) values (${stream().community}, 'moon_landed')
    `
    const first = await parked()
    expect(await requeueMessages(stream().config, first)).toBe(2)
    await expect.poll(stream().logged).toBe(before + 1)
    await expect.poll(lag).toBe(0)
    const [again, ...more] = await parked()
    expect(more).toEqual([])
    expect(again).toMatchObject({ reason: 'unknown_type', key: learner() })
    expect(first.map(({ place }) => place)).not.toContain(again?.place)
  })

  it('an event from elsewhere counts once for each id of its producer, on the day of the learner', async () => {
    const before = await stream().logged()
    const person = stream().learners[1] ?? ''
    await stream().database.sql`update profiles set time_zone = 'Pacific/Auckland' where id = ${person}`
    const at = new Date(Date.now() - DAY)
    at.setUTCHours(23, 30, 0, 0)
    const session = { ...event({ user_id: person, type: 'study_session', metrics: { minutes: 30 } }) }
    const value = JSON.stringify({ ...session, occurred_at: at.toISOString() })
    const producer = stream().producer()
    await producer.publish([message(value, person), message(value, person)])
    stream().consumer()
    await expect.poll(stream().logged).toBe(before + 1)
    await expect.poll(lag).toBe(0)
    const [row] = await stream().database.sql`
      select local_date::text, occurred_at, metrics from activity_events where user_id = ${person} and type = 'study_session'
    `
    const next = new Date(at.getTime() + DAY).toISOString().slice(0, 10)
    expect(row).toMatchObject({ local_date: next, occurred_at: at })
  })
})
