import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../repo/files.ts'
import { useApi } from '../support/api.ts'
import { freePort } from '../support/free-port.ts'
import { notify } from '../support/notifications.ts'
import { createPerson } from '../support/people.ts'
import { problemOf } from '../support/problem.ts'
import { findPrometheusTools } from '../support/prometheus.ts'
import { readSamples } from '../support/samples.ts'
import { isNotification, isUnread, readStream } from '../support/stream.ts'
import { until } from '../support/until.ts'

// The logic is tested in process on Node; this is the same code as it is served: by Deno, over HTTP.
describe('functions/serve.ts on Deno', () => {
  const api = useApi()
  let server: ChildProcess | undefined
  let origin = ''
  /** Where spans are sent, as OTLP over HTTP. */
  const traced: string[] = []
  const collector = createServer((request, response) => {
    traced.push(request.url ?? '')
    request.resume().once('end', () => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}'))
  })

  beforeAll(async () => {
    const [port, collects] = [await freePort(), await freePort()]
    await once(collector.listen(collects, '127.0.0.1'), 'listening')
    origin = `http://127.0.0.1:${port}/functions/v1`
    server = spawn(
      join(root, 'node_modules/.bin/deno'),
      [
        'run',
        '--no-lock',
        '--quiet',
        '--allow-net',
        '--allow-env',
        '--allow-read',
        '--allow-sys',
        'functions/serve.ts',
      ],
      {
        cwd: root,
        env: {
          ...process.env,
          API_PORT: String(port),
          DATABASE_URL: api().database.url,
          SUPABASE_URL: new URL(api().issuer.issuer).origin,
          OTEL_DENO: 'true',
          OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${collects}`,
          OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
          OTEL_BSP_SCHEDULE_DELAY: '100',
        },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    )
    await until(() =>
      fetch(`${origin}/attempts-api/health`).then(
        (response) => response.ok,
        () => false,
      ),
    )
  })
  afterAll(() => {
    server?.kill()
    collector.close()
  })

  it('a request with a token is answered from the database as the learner', async () => {
    const person = await createPerson(api().database.sql, 'Dena')
    const headers = { Authorization: `Bearer ${await api().issuer.sign({ sub: person })}` }
    const response = await fetch(`${origin}/communities-api`, { headers })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      data: [
        { slug: 'harbor', role: null },
        { slug: 'lumen', role: null },
      ],
    })
    const joined = await fetch(`${origin}/communities-api/harbor/join`, { method: 'POST', headers })
    expect(await joined.json()).toMatchObject({ data: { role: 'student', tests: 3 } })
  })

  it('errors are answered as problems', async () => {
    const response = await fetch(`${origin}/attempts-api/tests`, { method: 'PUT' })
    expect([response.status, response.headers.get('Content-Type')]).toEqual([405, 'application/problem+json'])
  })

  it('what it measured is told to this machine, and to none that comes through a proxy', async ({ skip }) => {
    const metrics = new URL('/metrics', origin)
    const response = await fetch(metrics)
    expect(response.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const text = await response.text()
    const samples = readSamples(text)
    expect(samples.get('laude_database_up')).toBe(1)
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
    expect(samples.get('process_cpu_seconds_total')).toBeGreaterThan(0)
    expect(samples.has('laude_worker_overdue_seconds{worker="events"}')).toBe(true)
    expect((await fetch(metrics, { headers: { 'X-Forwarded-For': '203.0.113.1' } })).status).toBe(404)
    const { promtool } = findPrometheusTools() ?? skip('There is no promtool, and it cannot be installed here.')
    expect(promtool(['check', 'metrics'], text)).toEqual({ passed: true, output: '' })
  })

  it("a collector gets Deno's own traces", async () => {
    await expect.poll(() => traced).toContain('/v1/traces')
  })

  it('an import of more than 10 MiB is refused, with a Content-Length or in chunks', async () => {
    const url = `${origin}/attempts-api/tests/import?format=gift&community=harbor`
    const big = new Uint8Array(10 * 1024 * 1024 + 1).fill(120)
    const chunks = { method: 'POST', body: new Blob([big]).stream(), duplex: 'half' } as RequestInit
    for (const init of [{ method: 'POST', body: big }, chunks])
      expect(await problemOf(await fetch(url, init))).toMatchObject({ status: 413, code: 'body_too_large' })
  })

  // The last one: it takes the server with it.
  it('an event stream works over HTTP and does not keep the server from stopping', async () => {
    const { sql } = api().database
    const person = await createPerson(sql, 'Stig')
    const headers = { Authorization: `Bearer ${await api().issuer.sign({ sub: person })}` }
    const open = (more = {}) =>
      fetch(`${origin}/gamification-api/notifications/stream`, { headers: { ...headers, ...more } })
    const first = readStream(await open())
    await first.until(isUnread(0))
    const told = await notify(sql, person)
    await first.until(isNotification(told))
    await first.close()
    const missed = await notify(sql, person, { at: Date.now() + 5 })
    const again = readStream(await open({ 'Last-Event-ID': first.lastId() ?? '' }))
    await again.until(isUnread(2))
    expect(again.notificationIds()).toEqual([missed])
    const stopped = server && once(server, 'exit')
    server?.kill('SIGTERM')
    expect(await again.until(({ event }) => event === 'end')).toMatchObject({ data: { reason: 'stopping' } })
    expect(await stopped).toEqual([0, null])
  })
})
