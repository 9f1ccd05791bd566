import { createServer, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toLines } from '../../../functions/_domain/ops/line-protocol.ts'
import { applyEvents } from '../../../functions/_services/engine/apply.ts'
import { createInfluxWriter } from '../../../functions/_services/ops/influx.ts'
import { createOpsServices } from '../../../functions/_services/ops/ops-services.ts'
import { rollUpPage } from '../../../functions/_services/ops/roll-up.ts'
import { sendDay, sendForAWhile } from '../../../functions/_services/ops/send-days.ts'
import { finish } from '../../support/activities.ts'
import { useApi } from '../../support/api.ts'
import { startInflux, type TestInflux } from '../../support/influx.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'

const MISSING = 'There is no influxd, and it cannot be installed here.'
const DATABASE = 'laude'

describe('days in InfluxDB 1', () => {
  const api = useApi()
  let influx: TestInflux | undefined
  const community = { id: '', slug: '' }

  beforeAll(async () => {
    influx = await startInflux()
    const { sql } = api().database
    community.id = await createCommunity(sql)
    const [row] = await sql<{ slug: string }[]>`select slug from communities where id = ${community.id}`
    community.slug = row?.slug ?? ''
    await sql`insert into community_packs (community_id, pack) values (${community.id}, 'exam-prep')`
  })
  afterAll(() => influx?.stop())

  const learn = async (day: number) => {
    const { sql } = api().database
    const learner = await createPerson(sql, 'Lou')
    await addMember(sql, community.id, learner, 'student')
    await applyEvents(api().deps, [finish({ mode: 'practice' }, { user_id: learner, community_id: community.id, day })])
  }
  const roll = async () => {
    await api().database.sql`update private.roll_up_days set rolled_at = rolled_at - interval '1 hour'`
    while ((await rollUpPage(api().database)).more);
  }
  const contextOf = (url: string) => ({
    ...api().deps,
    ops: createOpsServices({ timeSeries: createInfluxWriter({ url, database: DATABASE }) }),
  })

  it('are what Postgres counted; sent again they are the same, and after an outage they follow', async ({ skip }) => {
    if (!influx) return skip(MISSING)
    const { sql } = api().database
    await learn(0)
    await roll()
    // There is no such database yet, so InfluxDB refuses; the day waits and is not lost.
    const failures: unknown[] = []
    const context = contextOf(influx.url)
    expect(await sendForAWhile(context, (error) => failures.push(error))).toEqual({ more: false })
    expect(String(failures[0])).toContain('InfluxDB answered 404')
    await influx.query(DATABASE, `create database ${DATABASE}`)
    await learn(1)
    await roll()
    while ((await sendDay(context)).more);
    expect(await sendDay(context)).toEqual({ more: false })

    const counted = await sql`
      select extract(epoch from day)::integer as time, members, learners, events, unlocked, unlockers
      from community_days where community_id = ${community.id} order by day
    `
    expect(counted.length).toBe(2)
    const days = () => influx?.query(DATABASE, `select * from laude_days where community = '${community.slug}'`)
    expect(await days()).toEqual(counted.map((row) => ({ ...row, community: community.slug })))
    const unlocks = await influx.query(DATABASE, 'select * from laude_unlocks')
    const [held] = await sql`select count(*)::integer as held from achievement_days`
    expect(unlocks.length).toBe(held?.held)
    expect(unlocks).toContainEqual(expect.objectContaining({ achievement: 'test_rookie', unlocked: 1 }))
    expect(await influx.query(DATABASE, 'select * from laude_events')).toMatchObject([
      { community: community.slug, type: 'test_completed', events: 1, learners: 1 },
      { community: community.slug, type: 'test_completed', events: 1, learners: 1 },
    ])

    await sql`update private.roll_up_days set sent_at = null`
    while ((await sendDay(context)).more);
    expect(await days()).toHaveLength(2)
    // A late event changes a day, and the day is sent again.
    await learn(0)
    await roll()
    while ((await sendDay(context)).more);
    expect((await days())?.map(({ events }) => events)).toEqual([2, 1])
  })

  it('keep what is special to the protocol', async ({ skip }) => {
    if (!influx) return skip(MISSING)
    await influx.query(DATABASE, `create database ${DATABASE}`)
    const odd = 'a b,c=d"e\\f'
    const point = { measurement: odd, tags: { [odd]: odd }, fields: { [odd]: 7 }, at: 60 }
    await createInfluxWriter({ url: influx.url, database: DATABASE }).write(toLines([point]))
    const kept = odd.replace('\\', '/')
    const named = kept.replace('"', '\\"')
    // Grouped by the tag, since a tag and a field of one name are told apart by that alone.
    expect(
      await influx.query(DATABASE, `select "${named}"::field as said from "${named}" group by "${named}"`),
    ).toEqual([{ time: 60, said: 7, [kept]: kept }])
  })

  it('do not keep days from being counted while InfluxDB is gone', async () => {
    const context = contextOf('http://127.0.0.1:9')
    await learn(3)
    await roll()
    await expect(sendDay(context)).rejects.toThrow('fetch failed')
    await learn(4)
    await roll()
    const [row] = await api().database.sql`
      select count(*)::integer as waiting from private.roll_up_days where rolled_at is not null and sent_at is null
    `
    expect(row?.waiting).toBeGreaterThan(1)
  })
})

describe('the path of InfluxDB 2', () => {
  it('is asked with the bucket and the token', async () => {
    const asked: { url?: string; token?: string; body: string }[] = []
    const read = async (request: IncomingMessage) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      asked.push({ url: request.url, token: request.headers.authorization, body: Buffer.concat(chunks).toString() })
    }
    const server = createServer((request, response) => {
      void read(request).then(() => response.writeHead(204).end())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const target = { url: `http://127.0.0.1:${port}/below`, database: 'days', token: 'secret', org: 'us' }
    await createInfluxWriter(target).write('days events=1i 60')
    await new Promise((resolve) => server.close(resolve))
    expect(asked).toEqual([
      { url: '/below/api/v2/write?bucket=days&org=us&precision=s', token: 'Token secret', body: 'days events=1i 60' },
    ])
  })
})
