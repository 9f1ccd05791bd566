import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { readGuardEnv, readWatchEnv } from '../../functions/_http/watch-env.ts'
import { createPeers } from '../../functions/_services/failover/peers.ts'
import { root } from '../repo/files.ts'
import { freePort } from '../support/free-port.ts'
import { WATCH_TOKEN } from '../support/vantages.ts'

const place = (name: string, address: string) => ({
  ...{ name, address, api: `https://${name}.laude.example`, guard: 'http://10.0.0.1:54341' },
  database: '10.0.0.1:5432',
})
const nodes = [place('a', '192.0.2.1'), place('b', '192.0.2.2')]
const complete = {
  WATCH_NODES: JSON.stringify(nodes),
  WATCH_VOTERS: 'http://10.0.1.1:54340, http://10.0.1.2:54340,http://10.0.1.3:54340',
  WATCH_TOKEN,
  WATCH_EMAIL: 'vantage-1@laude.example',
  WATCH_PASSWORD: 'a password',
}

describe('the settings of a vantage point', () => {
  it('have usual values, but for who is who', () => {
    expect(readWatchEnv(complete)).toMatchObject({
      nodes,
      voters: ['http://10.0.1.1:54340', 'http://10.0.1.2:54340', 'http://10.0.1.3:54340'],
      roles: ['vantage', 'controller'],
      timings: { checkEvery: 3000, failuresInARow: 3, lease: 6000, margin: 2000, coolDown: 600_000 },
      cloudflare: undefined,
    })
    const guard = readGuardEnv({ ...complete, REPLICATION_PASSWORD: 'of the replication' })
    expect(guard.sync).toEqual({ mode: 'sync', lost: 'continue', lostAfter: 20_000 })
  })

  it.each([
    { why: 'three vantage points', changes: { WATCH_VOTERS: 'http://10.0.1.1:54340,http://10.0.1.2:54340' } },
    { why: 'two nodes', changes: { WATCH_NODES: JSON.stringify(nodes.slice(1)) } },
    { why: 'this is no JSON', changes: { WATCH_NODES: 'a, b' } },
    { why: 'WATCH_TOKEN', changes: { WATCH_TOKEN: 'short' } },
    { why: 'a vantage point signs in', changes: { WATCH_PASSWORD: '' } },
    { why: 'or none of them', changes: { CLOUDFLARE_TOKEN: 'a token' } },
    { why: 'mail needs MAIL_FROM', changes: { WATCH_MAIL_TO: 'operator@laude.example', MAIL_PROVIDER: 'smtp' } },
    { why: 'WATCH_MAIL_TO', changes: { WATCH_MAIL_TO: 'nobody' } },
  ])('that are incomplete are refused with words: $why', ({ why, changes }) => {
    expect(() => readWatchEnv({ ...complete, ...changes })).toThrow(why)
  })

  it('say whom news are mailed to', () => {
    const mail = {
      ...{
        WATCH_MAIL_TO: 'one@laude.example, two@laude.example',
        MAIL_PROVIDER: 'smtp',
        SMTP_URL: 'smtp://127.0.0.1:25',
      },
      ...{ MAIL_FROM: 'laude <no-reply@laude.example>', SITE_URL: 'https://laude.example/' },
    }
    expect(readWatchEnv({ ...complete, ...mail }).mail).toEqual({
      route: { by: 'smtp', url: 'smtp://127.0.0.1:25' },
      from: 'laude <no-reply@laude.example>',
      to: ['one@laude.example', 'two@laude.example'],
      siteUrl: 'https://laude.example',
    })
    expect(readWatchEnv(complete).mail).toBeUndefined()
  })

  it('of a controller alone need no account', () => {
    const { WATCH_EMAIL: _, WATCH_PASSWORD: __, ...others } = complete
    expect(readWatchEnv({ ...others, WATCH_ROLES: 'controller' }).roles).toEqual(['controller'])
  })
})

describe('a vantage point under Deno', () => {
  const folder = mkdtempSync(join(tmpdir(), 'laude-watch-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('has a vote, says how it is, and ends when it is told to', async () => {
    const port = await freePort()
    const origin = `http://127.0.0.1:${port}`
    const child = spawn(
      join(root, 'node_modules/.bin/deno'),
      ['run', '-A', '--no-lock', '--config', 'functions/deno.json', 'functions/watch.ts'],
      {
        cwd: root,
        env: {
          ...process.env,
          ...complete,
          WATCH_VOTERS: [origin, 'http://127.0.0.1:9', 'http://127.0.0.1:10'].join(','),
          WATCH_PORT: String(port),
          WATCH_FILE: join(folder, 'ballot.json'),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    onTestFinished(() => void child.kill('SIGKILL'))
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    await expect
      .poll(() =>
        fetch(`${origin}/health/live`).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200)
    const peers = createPeers({ token: WATCH_TOKEN, timeout: 60_000 })
    expect(await peers.requestLease(origin, { node: 'a', epoch: 1 })).toMatchObject({ granted: true })
    expect(await peers.requestLease(origin, { node: 'b', epoch: 2 })).toMatchObject({ granted: false })
    expect(await peers.readVoter(origin)).toMatchObject({ ballot: { epoch: 1, holder: 'a' } })
    expect((await fetch(`${origin}/state`)).status).toBe(404)
    const asked = { method: 'POST', headers: { Authorization: `Bearer ${WATCH_TOKEN}` }, body: '{"epoch":-1}' }
    expect((await fetch(`${origin}/lease`, asked)).status).toBe(400)
    expect(await (await fetch(`${origin}/metrics`)).text()).toContain('laude_worker_overdue_seconds{worker="failover"}')
    await expect.poll(() => output).toContain('Too few vantage points answer')
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})
