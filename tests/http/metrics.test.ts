import { setTimeout as rest } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { pushEvents } from '../../functions/_db/queries/engine/event-queue.ts'
import { connect } from '../../functions/_db/client.ts'
import { withService } from '../../functions/_db/session.ts'
import { LABEL_NAMES } from '../../functions/_domain/ops/metrics.ts'
import { createMetrics, createMetricsEndpoint } from '../../functions/_http/metrics.ts'
import { applyEvents } from '../../functions/_services/engine/apply.ts'
import { drainQueue } from '../../functions/_services/engine/drain.ts'
import { measureDatabase } from '../../functions/_services/ops/measure-database.ts'
import { repeat } from '../../functions/_services/workers/repeat.ts'
import { activity, finish } from '../support/activities.ts'
import { createPolicies } from '../../functions/_http/limits.ts'
import { noLimits } from '../../functions/_http/limit-requests.ts'
import { freePort } from '../support/free-port.ts'
import { findPrometheusTools } from '../support/prometheus.ts'
import { readSamples } from '../support/samples.ts'
import { takeTest, useSchool } from '../support/school.ts'

describe('what a process measures', () => {
  const { metrics, scrape } = createMetrics()
  // The second question of an address is one too many for whoever asks for analysis.
  const limits = () => ({
    ...noLimits,
    limiter: { ...noLimits.limiter, take: ({ name }: { name: string }) => (name.startsWith('heavy') ? 1000 : 0) },
    policyOf: createPolicies(),
  })
  const school = useSchool({ metrics, servers: 'one', limits })
  const ask = (path: string, person?: string, init?: RequestInit) => school.api().ask(path, person, init)

  /** How much each series grew meanwhile. */
  const grownBy = async (work: () => Promise<unknown>) => {
    const before = readSamples(await scrape())
    await work()
    const after = readSamples(await scrape())
    return (series: string) => (after.get(series) ?? 0) - (before.get(series) ?? 0)
  }
  const seriesOf = async (name: string) => [...readSamples(await scrape()).keys()].filter((it) => it.startsWith(name))

  it('counts a request under its route, never under its path', async () => {
    const me = await school.newcomer()
    const { id } = await me.start({ test_id: school.test(), mode: 'practice', length: 25 })
    const grown = await grownBy(() => me.read(id))
    const labels = 'function="attempts-api",route="/attempts/:id"'
    expect(grown(`laude_http_requests_total{${labels},method="GET",status="200"}`)).toBe(1)
    expect(grown(`laude_http_request_seconds_count{${labels}}`)).toBe(1)
    expect(await scrape()).not.toContain(id)
  })

  it('gives garbage no series of its own', async () => {
    const me = await school.newcomer()
    await ask('/achievements-api/none')
    await ask('/achievements-api/none/none')
    const before = await seriesOf('laude_http')
    const words = Array.from({ length: 50 }, () => crypto.randomUUID())
    for (const word of words) {
      await ask(`/achievements-api/${word}/x/${word}`)
      await ask(`/achievements-api/${word}`)
      await ask(`/achievements-api/${word}?community=${word}`, me.person)
      await ask(`/achievements-api/${word}/x`, undefined, { method: `M${word.slice(0, 6).toUpperCase()}` })
    }
    const more = (await seriesOf('laude_http')).filter((series) => !before.includes(series))
    // One for the method that nobody knows, and one for each status of the route that takes any word.
    expect(more.filter((series) => series.startsWith('laude_http_requests_total')).length).toBeLessThanOrEqual(3)
    expect(await scrape()).not.toMatch(new RegExp(words.join('|')))
    expect(await seriesOf('laude_http_requests_total{function="achievements-api",route="unknown"')).not.toEqual([])
  })

  it('has no label that is not in the list, and none with the id of anything', async () => {
    const me = await school.newcomer()
    await takeTest(me, school.test(), { correct: 20 })
    const names = [...readSamples(await scrape()).keys()].flatMap((it) => it.match(/(?<=[{,])[a-z_]+(?==")/g) ?? [])
    expect([...new Set(names)].filter((name) => name !== 'le' && !LABEL_NAMES.some((it) => it === name))).toEqual([])
    expect(await scrape()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
    for (const word of ['harbor', me.person]) expect(await scrape()).not.toContain(word)
  })

  it('tells displays from the cache from those of the database', async () => {
    const me = await school.newcomer()
    const level = '/gamification-api/xp/level?community=harbor'
    await expect
      .poll(async () => {
        const grown = await grownBy(() => ask(level, me.person))
        return [
          grown('laude_display_seconds_count{source="cache"}'),
          grown('laude_cache_reads_total{result="memory"}') > 0,
        ]
      })
      .toEqual([1, true])
    const grown = await grownBy(async () => ask(level, (await school.newcomer()).person))
    expect(grown('laude_display_seconds_count{source="database"}')).toBe(1)
    expect(grown('laude_cache_reads_total{result="miss"}')).toBeGreaterThan(0)
    const others = await grownBy(() => ask('/attempts-api/tests?community=harbor', me.person))
    expect(others('laude_display_seconds_count{source="database"}')).toBe(0)
  })

  it('measures how long a learner waited for us, whenever the exam was taken', async () => {
    const me = await school.newcomer()
    const grown = await grownBy(() => takeTest(me, school.test(), { correct: 20 }))
    expect(grown('laude_unlocks_total{result="applied"}')).toBeGreaterThan(0)
    const [count, sum] = ['count', 'sum'].map((it) => grown(`laude_unlock_latency_seconds_${it}`))
    expect(count).toBe(grown('laude_unlocks_total{result="applied"}'))
    // It began ten minutes ago.
    expect(sum).toBeLessThan(300)
    expect(sum).toBeGreaterThan(0)
  })

  it('measures an event of the queue from when it was queued', async () => {
    const { person } = await school.newcomer()
    const { db } = school.api().deps
    const event = finish({}, { user_id: person, community_id: school.harbor() })
    await withService(db, (tx) => pushEvents(tx, [event]))
    await school.sql()`update event_queue set created_at = created_at - interval '20 seconds'`
    const grown = await grownBy(() => drainQueue(school.api().deps))
    expect(grown('laude_unlock_latency_seconds_bucket{le="10"}')).toBe(0)
    expect(grown('laude_unlock_latency_seconds_count')).toBe(1)
    // A clock that is ahead of ours makes no negative waiting.
    await withService(db, (tx) =>
      pushEvents(tx, [finish({}, { user_id: person, community_id: school.harbor(), day: 1 })]),
    )
    await school.sql()`update event_queue set created_at = created_at + interval '1 hour'`
    const ahead = await grownBy(() => drainQueue(school.api().deps))
    expect(ahead('laude_unlock_latency_seconds_bucket{le="0.01"}')).toBe(1)
    expect(ahead('laude_unlock_latency_seconds_sum')).toBe(0)
  })

  it('counts what is refused, and what cannot be written', async () => {
    const { person } = await school.newcomer()
    const { deps } = school.api()
    const who = { user_id: person, community_id: school.harbor() }
    const poison = activity('post_created', { ...who, local_date: 'no date' })
    const refused = await grownBy(() => applyEvents(deps, [poison, finish({}, who)]))
    expect(refused('laude_unlocks_total{result="refused"}')).toBe(1)
    expect(refused('laude_unlocks_total{result="applied"}')).toBe(1)
    const again = await grownBy(() =>
      applyEvents(deps, [finish({}, { ...who, day: 1 }), finish({}, { ...who, day: 1 })]),
    )
    expect(again('laude_unlocks_total{result="applied"}')).toBe(2)
    const gone = connect(`postgres://nobody@127.0.0.1:${await freePort()}/none`)
    const failed = await grownBy(() =>
      expect(applyEvents({ ...deps, db: gone }, [finish({}, who), finish({}, who)])).rejects.toThrow(/./),
    )
    expect(failed('laude_unlocks_total{result="failed"}')).toBe(2)
    await gone.end()
  })

  it('counts who sent too many, by policy', async () => {
    const me = await school.newcomer()
    const grown = await grownBy(() => ask('/gamification-api/profile/export', me.person))
    expect(grown('laude_rate_limit_refusals_total{policy="heavy-learner"}')).toBe(1)
  })

  it('tells what waits in the outbox, once for all who ask at the same time', async () => {
    const { person } = await school.newcomer()
    const { db } = school.api().deps
    const own = createMetrics()
    measureDatabase({ db, now: Date.now, metrics: own.metrics, budget: 50_000_000 })
    await withService(db, (tx) => pushEvents(tx, [finish({}, { user_id: person, community_id: school.harbor() })]))
    const [samples] = (await Promise.all([own.scrape(), own.scrape()])).map(readSamples)
    expect(samples?.get('laude_queue_depth{place="outbox"}')).toBe(1)
    expect(samples?.get('laude_queue_age_seconds')).toBeGreaterThan(0)
    expect(samples?.get('laude_events_parked')).toBe(0)
    expect(samples?.get('laude_database_up')).toBe(1)
    expect(samples?.get('laude_assistant_dollars{state="budget"}')).toBe(50)
    await school.sql()`delete from event_queue`
  })

  it('is in a format that Prometheus has nothing to say against', async ({ skip }) => {
    const { promtool } = findPrometheusTools() ?? skip('There is no promtool, and it cannot be installed here.')
    expect(promtool(['check', 'metrics'], await scrape())).toEqual({ passed: true, output: '' })
  })
})

describe('a scrape', () => {
  it('does not wait for a database that does not answer', async () => {
    const { metrics, scrape } = createMetrics({ patience: 300 })
    const db = connect(`postgres://nobody@127.0.0.1:${await freePort()}/none`, { metrics })
    measureDatabase({ db, now: Date.now, metrics, budget: 1, patience: 200 })
    metrics.gauge('laude_streams_open', () => new Promise<number>(() => {}))
    const samples = readSamples(await scrape())
    expect(samples.get('laude_database_up')).toBe(0)
    expect(samples.has('laude_queue_depth{place="outbox"}')).toBe(false)
    expect(samples.has('laude_streams_open')).toBe(false)
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000)
    await db.end()
  })

  it('is answered to those who may, and to nobody else', async () => {
    const endpoint = (token?: string) => createMetricsEndpoint({ scrape: async () => 'all', token })
    const comingFrom = (hostname: string) => ({ remoteAddr: { hostname } })
    const status = async (request: Request, from = '127.0.0.1', token?: string) =>
      (await endpoint(token)(request, comingFrom(from))).status
    const at = (path: string, init?: RequestInit) => new Request(`http://laude.test${path}`, init)
    expect(await status(at('/metrics'))).toBe(200)
    expect(await status(at('/metrics'), '203.0.113.1')).toBe(404)
    expect(await status(at('/metrics'), '127.0.0.1', 'a token of sixteen letters')).toBe(404)
    const Authorization = 'Bearer a token of sixteen letters'
    expect(await status(at('/metrics', { headers: { Authorization } }), '203.0.113.1', Authorization.slice(7))).toBe(
      200,
    )
    expect(await status(at('/metrics', { method: 'POST' }))).toBe(404)
    expect(await status(at('/metrics/x'))).toBe(404)
    const { headers } = await endpoint()(at('/metrics'), comingFrom('::1'))
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('Content-Encoding')).toBe(null)
  })
})

describe('background work', () => {
  it('is late while its turns hang or fail, and not while it has nothing to do', async () => {
    const { metrics, scrape } = createMetrics()
    let turn = async () => false
    const worker = repeat(() => turn(), { pause: 10, report: () => {}, name: 'boards', metrics })
    const read = async (series: string) => readSamples(await scrape()).get(series) ?? 0
    const overdue = () => read('laude_worker_overdue_seconds{worker="boards"}')
    await expect.poll(() => read('laude_worker_turns_total{worker="boards",result="done"}')).toBeGreaterThan(2)
    turn = () => Promise.reject(new Error('It fails.'))
    await expect.poll(overdue).toBeGreaterThan(0.2)
    expect(await read('laude_worker_turns_total{worker="boards",result="failed"}')).toBeGreaterThan(0)
    turn = async () => false
    await expect.poll(overdue).toBeLessThan(0.1)
    turn = () => rest(500, false)
    await expect.poll(overdue).toBeGreaterThan(0.2)
    await worker.stop()
    expect(await read('laude_worker_turn_seconds_count{worker="boards"}')).toBeGreaterThan(3)
  })
})
