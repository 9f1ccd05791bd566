import { describe, expect, it } from 'vitest'
import type { Health } from '../../functions/_contracts/wire.ts'
import { listen } from '../../functions/_http/listen.ts'
import { createWorkerEndpoint } from '../../functions/_http/worker-endpoint.ts'
import { guardWorker } from '../../functions/_services/workers/guard.ts'
import { combine, repeat } from '../../functions/_services/workers/repeat.ts'
import { freePort } from '../support/free-port.ts'

const current: Health = { status: 'ok', database: 'reachable', migrations: 'current', release: '' }
const check = () => Promise.resolve(current)
const quick = () => repeat(() => Promise.resolve(false), { pause: 1 })
const stuck = () => repeat(() => new Promise(() => {}), { pause: 1 })

describe('what a worker says of itself', () => {
  it('is that it does not live once one of its loops is stuck', async () => {
    const worker = guardWorker({ check, start: () => combine(quick(), stuck()) })
    const endpoint = createWorkerEndpoint({ roles: ['events'], worker, check, stuckAfter: 50 })
    const statusOf = async (path: string) =>
      (await endpoint(new Request(`http://worker${path}`), { remoteAddr: { hostname: '127.0.0.1' } })).status
    await expect.poll(() => statusOf('/health/live'), { interval: 10 }).toBe(503)
    expect(await statusOf('/health/ready')).toBe(200)
  })

  it('is that it lives as long as its loops turn', async () => {
    const worker = guardWorker({ check, start: quick, pause: 1 })
    const endpoint = createWorkerEndpoint({ roles: ['events'], worker, check, stuckAfter: 60_000 })
    await expect.poll(() => worker.takesWork()).toBe(true)
    expect(
      (await endpoint(new Request('http://worker/health/live'), { remoteAddr: { hostname: '127.0.0.1' } })).status,
    ).toBe(200)
    await worker.stop()
    expect(
      (await endpoint(new Request('http://worker/health/ready'), { remoteAddr: { hostname: '127.0.0.1' } })).status,
    ).toBe(503)
  })

  it('is served at a port, beside whatever else is', async () => {
    const port = await freePort()
    const worker = guardWorker({ check, start: quick })
    const also = {
      '/whoami': (request: Request, info?: object) =>
        Response.json({ agent: request.headers.get('user-agent'), ...info }),
      '/broken': () => Promise.reject(new Error('broken')),
    }
    const stop = await listen(port, createWorkerEndpoint({ roles: ['events'], worker, check, also }))
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'User-Agent': 'probe' } })
    expect(await (await ask('/whoami')).json()).toEqual({
      agent: 'probe',
      remoteAddr: { hostname: expect.stringContaining('127.0.0.1') },
    })
    expect((await ask('/broken')).status).toBe(500)
    expect(await (await ask('/nothing')).text()).toBe('Here are /health/live, /health/ready, /whoami, /broken.\n')
    await stop()
    await worker.stop()
    await expect(ask('/health/live')).rejects.toThrow('fetch failed')
  })
})
