import { beforeAll, describe, expect, it } from 'vitest'
import { figures, type FiguresAnswer } from '../../../functions/_contracts/ops/figures.ts'
import { createMeasures, type Measures } from '../../../functions/_domain/ops/measures.ts'
import { THRESHOLDS } from '../../../functions/_domain/ops/thresholds.ts'
import { noteAlerts } from '../../../functions/_services/ops/note-alerts.ts'
import { createReportTurn } from '../../../functions/_services/workers/process-reporter.ts'
import { useApi } from '../../support/api.ts'
import { createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'

const MINUTE = 60_000

describe('what operators see', () => {
  // Behind the clock of Postgres, so that no minute lies in the future.
  const clock = { at: Date.now() - 10 * MINUTE }
  const api = useApi({ now: () => clock.at })
  const people = { operator: '', other: '' }
  beforeAll(async () => {
    const { sql } = api().database
    people.operator = await createPerson(sql, 'Olga Operator')
    people.other = await createPerson(sql, 'Otto Other')
    await sql`insert into site_operators (user_id) values (${people.operator})`
  })

  const look = async (): Promise<FiguresAnswer> => {
    const response = await api().ask('/ops-api/figures', people.operator)
    expect(response.status).toBe(200)
    return figures.parse((await response.json()).data)
  }
  const start = (role: string, measures: Measures) =>
    createReportTurn(
      { db: api().database.db, now: () => clock.at, measures },
      { host: 'here', pid: Math.floor(Math.random() * 1e6), role, rss: () => 50_000_000 },
    )
  const stateOf = ({ alerts }: FiguresAnswer, id: string) => alerts.find((alert) => alert.id === id)?.state

  it('is there for operators alone; others learn only that they are none', async () => {
    for (const path of ['/ops-api/figures', '/ops-api/series']) {
      const response = await api().ask(path, people.other)
      expect(await problemOf(response)).toMatchObject({ status: 404, code: 'not_found' })
      expect((await api().ask(path)).status).toBe(401)
    }
    const ask = async (person: string) => (await api().ask('/ops-api/access', person)).json()
    expect(await ask(people.operator)).toEqual({ data: { is_operator: true } })
    expect(await ask(people.other)).toEqual({ data: { is_operator: false } })
  })

  it('is the sum of what all processes told, by minute and for the last minutes', async () => {
    const [one, two] = [createMeasures(), createMeasures()]
    const turns = [start('functions', one), start('worker', two)]
    const report = () => Promise.all(turns.map((turn) => turn.report()))
    const requests = { function: 'attempts-api', route: '/tests', method: 'GET' }
    await report()
    one.metrics.counter('laude_unlocks_total', { result: 'applied' })(30)
    one.metrics.counter('laude_http_requests_total', { ...requests, status: '200' })(99)
    two.metrics.counter('laude_http_requests_total', { ...requests, status: '503' })(1)
    two.metrics.histogram('laude_display_seconds', { source: 'cache' })(0.004)
    two.metrics.gauge('laude_streams_open', () => 4)
    one.metrics.gauge('laude_streams_open', () => 3)
    one.metrics.gauge('laude_database_waiting', () => Promise.reject(new Error('lost')), { pool: 'usual' })
    await report()
    clock.at += MINUTE
    await report()
    two.metrics.counter('laude_unlocks_total', { result: 'applied' })(12)
    await report()

    const seen = await look()
    expect(seen.processes.map(({ role, state }) => [role, state])).toEqual([
      ['functions', 'up'],
      ['worker', 'up'],
    ])
    expect(seen.unlocks.now).toEqual({ applied: 42, duplicate: 0, failed: 0 })
    expect(seen.functions).toMatchObject([{ name: 'attempts-api', requests: 100, failed: 1 }])
    expect(seen.streams).toBe(7)
    expect(seen.display.p95_ms).toBeLessThanOrEqual(5)
    expect(seen.minutes).toHaveLength(60)
    expect(seen.minutes.slice(-2).map(({ unlocks }) => unlocks)).toEqual([30, 12])
    expect(seen.verdict).toMatch(/^Everything is fine/)

    // What is over the window counts for the hour alone.
    clock.at += 6 * MINUTE
    await report()
    const later = await look()
    expect(later.unlocks).toMatchObject({ now: { applied: 0 }, hour: { applied: 42 } })
    await Promise.all(turns.map((turn) => turn.end()))
    expect((await look()).processes.map(({ state }) => state)).toEqual(['ended', 'ended'])
  })

  it('says what is wrong first, and since when', async () => {
    const measures = createMeasures()
    await start('functions', measures).report()
    const turn = start('functions', measures)
    measures.metrics.counter('laude_unlocks_total', { result: 'failed' })(50)
    measures.metrics.counter('laude_unlocks_total', { result: 'applied' })(50)
    await turn.report()
    await noteAlerts(api().deps)
    const seen = await look()
    expect(seen.verdict).toContain('Events fail')
    expect(seen.alerts[0]).toMatchObject({ id: 'unlock-failures', state: 'firing', severity: 'critical' })
    expect(seen.alerts[0]?.sentence).toContain('50%')
    const { since } = seen.alerts[0] ?? {}
    expect(since).not.toBeNull()
    await noteAlerts(api().deps)
    expect((await look()).alerts[0]?.since).toBe(since)
    // As if it had been judged otherwise before: then it is so since just now.
    await api().database.sql`update private.alert_states set state = 'ok' where alert = 'unlock-failures'`
    expect((await look()).alerts[0]?.since).toBeNull()
    await turn.end()
  })

  it('says which process was lost, and forgets it after an hour', async () => {
    const { sql } = api().database
    const lost = start('worker', createMeasures())
    await lost.report()
    await sql`update private.process_reports set seen_at = now() - interval '2 minutes' where role = 'worker' and ended_at is null`
    const seen = await look()
    expect(stateOf(seen, 'processes-down')).toBe('firing')
    expect(seen.processes.filter(({ state }) => state === 'lost')).toHaveLength(1)
    await sql`update private.process_reports set seen_at = now() - interval '2 hours' where ended_at is null`
    const other = start('functions', createMeasures())
    await other.report()
    clock.at += MINUTE
    await other.report()
    const after = await look()
    expect(after.processes.filter(({ state }) => state === 'lost')).toEqual([])
    expect(stateOf(after, 'processes-down')).toBe('ok')
    await other.end()
  })

  it('counts what waits in the queue, and how long', async () => {
    const { sql } = api().database
    const [community] = await sql<{ id: string }[]>`select id from communities limit 1`
    await sql`
      insert into event_queue (user_id, community_id, event, created_at)
      select ${people.other}, ${community?.id ?? ''}, '{}', now() - interval '1 hour'
      from generate_series(1, ${THRESHOLDS.queueDepth + 1})
    `
    const seen = await look()
    expect(seen.queue).toMatchObject({ waiting: THRESHOLDS.queueDepth + 1, parked: 0, kafka: null })
    expect(seen.queue.oldest_s).toBeGreaterThanOrEqual(3600)
    expect(stateOf(seen, 'queue-depth')).toBe('firing')
    await sql`delete from event_queue`
    expect(stateOf(await look(), 'queue-depth')).toBe('ok')
  })

  it('knows how old the newest backup is that was restored, and why the last try failed', async () => {
    const { sql } = api().database
    const before = await look()
    expect(before.backups).toEqual({
      ...{ taken_s: null, restored_s: null, shipped_s: null },
      ...{ recovery_s: null, recovery_point_s: null, error: null },
    })
    for (const id of ['wal-age', 'backup-age', 'restore-age']) expect(stateOf(before, id)).toBe('unknown')
    await sql`
      insert into private.backup_runs (kind, started_at, ended_at, ok, recovery_s, recovery_point_s, error) values
        ('wal', now(), now() - interval '1 minute', true, null, null, null),
        ('backup', now(), now() - interval '3 hours', true, null, null, null),
        ('drill', now(), now() - interval '20 days', true, 9, 60, null),
        ('drill', now(), now() - interval '10 days', true, 4, 12, null),
        ('drill', now(), now() - interval '1 day', false, null, null, 'The disk is full.')
    `
    const seen = await look()
    expect(seen.backups).toMatchObject({ recovery_s: 4, recovery_point_s: 12, error: 'The disk is full.' })
    expect(seen.backups.restored_s).toBeGreaterThanOrEqual(10 * 86_400)
    expect([stateOf(seen, 'wal-age'), stateOf(seen, 'backup-age'), stateOf(seen, 'restore-age')]).toEqual([
      'ok',
      'ok',
      'firing',
    ])
    await sql`insert into private.backup_runs (kind, started_at, ok) values ('drill', now(), true)`
    const after = await look()
    expect(after.backups.error).toBeNull()
    expect(stateOf(after, 'restore-age')).toBe('ok')
  })

  it('knows the database, its size and its sessions, with the login of the functions', async () => {
    const { database, days, assistant } = await look()
    expect(database.bytes).toBeGreaterThan(1_000_000)
    expect(database.connections).toBeGreaterThan(0)
    expect(database.max_connections).toBeGreaterThanOrEqual(database.connections)
    expect(database.is_current).toBe(true)
    expect(days.due).toBe(0)
    expect(assistant).toEqual({ spent: 0, reserved: 0, budget: 1_000_000 })
  })
})
