import { spawn } from 'node:child_process'
import process from 'node:process'
import { afterEach, describe, expect, it } from 'vitest'
import { root } from '../repo/files.ts'
import { freePort } from '../support/free-port.ts'
import { until } from '../support/until.ts'

const HTML = { accept: 'text/html' }

describe('the site alone, with nothing behind it', () => {
  const sites: ReturnType<typeof spawn>[] = []
  afterEach(() => sites.splice(0).forEach((site) => site.kill()))
  const startSite = async (env: Record<string, string> = {}) => {
    const [port, nobody] = [await freePort(), await freePort()]
    const url = `http://127.0.0.1:${port}`
    sites.push(
      spawn(process.execPath, ['web/server.ts'], {
        cwd: root,
        env: {
          ...process.env,
          PORT: String(port),
          HOST: '127.0.0.1',
          SUPABASE_URL: `http://127.0.0.1:${nobody}`,
          ...env,
        },
        stdio: 'ignore',
      }),
    )
    await until(() =>
      fetch(`${url}/health/live`).then(
        ({ ok }) => ok,
        () => false,
      ),
    )
    return (path: string, init?: RequestInit) => fetch(url + path, init)
  }

  it('lives, is not ready, and says which of them do not answer', async () => {
    const ask = await startSite()
    const ready = await ask('/health/ready')
    expect(ready.status).toBe(503)
    expect(await ready.json()).toEqual({
      status: 'unavailable',
      functions: 'unreachable',
      database: 'unknown',
      auth: 'unreachable',
    })
    expect((await ask('/maintenance', { headers: HTML })).status).toBe(404)
  })

  it('says at every address that it is being worked on, and when it is back', async () => {
    const back = new Date(Date.now() + 3_600_000).toISOString()
    const ask = await startSite({ MAINTENANCE: 'on', MAINTENANCE_UNTIL: back })
    for (const path of ['/', '/sign-in', '/c/harbor', '/none', '/help']) {
      const response = await ask(path, { headers: HTML })
      expect(response.status, path).toBe(503)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(3000)
      const text = await response.text()
      expect(text).toContain('<h1>Back soon</h1>')
      expect(text).toContain(`datetime="${back}"`)
    }
    const save = await ask('/c/harbor/attempts/1/save', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect([save.status, await save.json()]).toEqual([503, { code: 'maintenance' }])
    expect((await ask('/health/live')).status).toBe(200)
  })

  it('names no time that is over', async () => {
    const ask = await startSite({ MAINTENANCE: 'on', MAINTENANCE_UNTIL: '2020-01-01T00:00Z' })
    const response = await ask('/', { headers: HTML })
    expect(response.headers.get('retry-after')).toBe('300')
    expect(await response.text()).not.toContain('We expect')
  })
})
