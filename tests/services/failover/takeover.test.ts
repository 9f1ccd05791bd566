import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TIMINGS } from '../../../functions/_domain/failover/timings.ts'
import { removeCluster, startPostgres } from '../../../supabase/local/postgres.ts'
import { signalTree } from '../../../supabase/standby/process-tree.ts'
import { freePort } from '../../support/free-port.ts'
import { startGuardedNode, type GuardedTestNode } from '../../support/guarded-node.ts'
import { startVantages, WATCH_TOKEN, type Vantages } from '../../support/vantages.ts'
import { until } from '../../support/until.ts'
import { root } from '../../repo/files.ts'

const PASSWORD = 'for the replication alone'
const timings = { ...TIMINGS, renewEvery: 250 }

// One story, told in order, since each part begins where the one before ends.
describe('a primary and its standby', () => {
  const home = mkdtempSync(join(tmpdir(), 'laude-nodes-'))
  let vantages: Vantages
  let ports: Record<'a' | 'b', { database: number; guard: number }>
  const nodes: Partial<Record<'a' | 'b', GuardedTestNode>> = {}
  const folderOf = (name: 'a' | 'b') => join(home, name)

  const start = async (name: 'a' | 'b', lost: 'wait' | 'continue' = 'wait') => {
    const peer = name === 'a' ? 'b' : 'a'
    const started = await startGuardedNode({
      ...{ name, folder: folderOf(name), ports: ports[name], voters: vantages.voters, timings, password: PASSWORD },
      peer: { name: peer, database: `127.0.0.1:${ports[peer].database}` },
      sync: { mode: 'sync', lost, lostAfter: 500 },
    })
    nodes[name] = started
    return started
  }
  const node = (name: 'a' | 'b') => {
    const found = nodes[name]
    if (!found) throw new Error(`${name} does not run.`)
    return found
  }
  const takesWrites = (name: 'a' | 'b') => until(() => node(name).guard.report().postgres === 'primary')
  /** A primary that a busy machine kept from its lease is away for a moment. */
  const write = (name: 'a' | 'b', statement: string) =>
    until(async () => (await node(name).write(statement)) === 'done')
  /** The voters know that the standby has everything. */
  const isInSync = () => until(() => vantages.vantages().filter((it) => it.report().ballot.sync.holds).length > 1)

  /** What `npm run standby` says, and the code that it ends with. */
  const standby = (name: 'a' | 'b', ...args: string[]): Promise<{ code: number; said: string }> =>
    new Promise((resolve) => {
      const placeOf = (which: 'a' | 'b') => ({
        name: which,
        address: which === 'a' ? '192.0.2.1' : '192.0.2.2',
        api: 'http://127.0.0.1:9',
        guard: `http://127.0.0.1:${ports[which].guard}`,
        database: `127.0.0.1:${ports[which].database}`,
      })
      const env = {
        ...process.env,
        WATCH_NODES: JSON.stringify([placeOf('a'), placeOf('b')]),
        WATCH_VOTERS: vantages.voters.join(','),
        WATCH_TOKEN,
        REPLICATION_PASSWORD: PASSWORD,
      }
      const command = ['supabase/standby/run.ts', ...args, '--node', name, '--folder', folderOf(name)]
      execFile(process.execPath, command, { cwd: root, env }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), said: `${stdout}${stderr}`.trim() }),
      )
    })

  beforeAll(async () => {
    vantages = await startVantages({ timings })
    const both = async () => ({ database: await freePort(), guard: await freePort() })
    ports = { a: await both(), b: await both() }
  })
  afterAll(async () => {
    await Promise.all(Object.values(nodes).map((it) => it.stop()))
    await vantages.stop()
    for (const name of ['a', 'b'] as const) {
      await removeCluster(folderOf(name))
      rmSync(realpathSync(folderOf(name)), { recursive: true, force: true })
    }
    rmSync(home, { recursive: true, force: true })
  })

  it('the standby is a copy of the primary, and has what the primary acknowledged', async () => {
    expect((await standby('a', 'init')).said).toContain('a, the first primary')
    expect(await standby('a', 'init')).toMatchObject({ code: 1, said: expect.stringContaining('is a node already') })
    const a = await start('a')
    await takesWrites('a')
    await write('a', 'create table if not exists notes (text text)')
    expect((await standby('b', 'init', '--from', a.url)).said).toContain('b is a copy of a')
    const b = await start('b')
    await isInSync()
    await write('a', `insert into notes values ('acknowledged')`)
    expect(await b.write(`insert into notes values ('past the primary')`)).toContain('read-only transaction')
    const { said } = await standby('a', 'status')
    expect(said).toContain('a is primary in epoch 1. The standby has all that was acknowledged.')
    expect(said).toMatch(/a sends to b: streaming, sync, \d+ bytes and \d\.\d{3} s behind; commits wait for it\./)
    expect(said).toMatch(/a keeps \d+ bytes for the slot laude_b, which is in use\./)
  })

  it('a promotion is refused while the primary answers', async () => {
    const { code, said } = await standby('b', 'promote')
    expect(code).toBe(1)
    expect(said).toContain('a is primary and answers.')
    expect(await node('b').guard.takeOver({})).toEqual({
      done: false,
      why: 'The lease of a still runs at too many vantage points.',
    })
    expect(await standby('a', 'rejoin')).toMatchObject({ code: 1, said: expect.stringContaining('b is not primary') })
  })

  it('what watches over Postgres ends it when its lease is over, even where the guard hangs', async () => {
    const a = node('a')
    await a.hang()
    await expect.poll(() => a.write('select 1')).toMatch(/ECONNREFUSED|CONNECTION_CLOSED/)
  })

  it('the standby takes over once the lease is over, with all that was acknowledged', async () => {
    const b = node('b')
    // The order of a controller that has not heard of anything since.
    expect(await b.guard.takeOver({ after: 0 })).toMatchObject({ done: false })
    await until(async () => (await b.guard.takeOver({ after: 1 })).done)
    await takesWrites('b')
    await write('b', `do $$ begin assert exists (select from notes where text = 'acknowledged'); end $$`)
    expect(b.guard.report()).toMatchObject({ role: 'primary', epoch: 2 })
  })

  it('the old primary takes no write when somebody starts it by hand', async () => {
    await node('a').stop()
    delete nodes.a
    const server = await startPostgres({ folder: folderOf('a'), port: ports.a.database })
    const sql = postgres(server.url, { max: 1, onnotice: () => {} })
    await expect(sql`insert into notes values ('a second truth')`).rejects.toThrow('read-only transaction')
    await sql.end()
    await server.stop()
  })

  it('the old primary refuses to be primary when it comes back, until it is cloned afresh', async () => {
    const a = await start('a')
    await until(() => a.guard.report().role === 'fenced')
    expect(a.guard.report()).toMatchObject({ postgres: 'stopped' })
    await until(() => a.guard.report().trouble.startsWith('It refuses to be primary'))
    expect(await a.guard.takeOver({})).toEqual({ done: false, why: 'a is no standby: its folder is fenced.' })
    expect((await standby('a', 'rejoin')).said).toMatch(/a is a fresh clone of b\. What it had is in .*data-before-1/)
    await until(() => a.guard.report().postgres === 'standby')
    await isInSync()
  })

  it('writes stall where the standby is lost and that was chosen; the guard says so', async () => {
    await node('a').stop()
    delete nodes.a
    const b = node('b')
    await until(() => b.guard.report().trouble === 'Writes stall: commits wait for a standby that is lost.')
    expect(await b.write(`insert into notes values ('waits')`, 1000)).toBe('no answer')
    expect((await standby('b', 'status')).said).toContain('Writes stall')
    // Nobody may take the standby for one that has everything once it is written without it.
    await b.stop()
    await start('b', 'continue')
    await takesWrites('b')
    await until(() => vantages.vantages().filter((it) => !it.report().ballot.sync.holds).length > 1)
    await write('b', `insert into notes values ('goes on')`)
  })

  it('a Postgres that hangs is ended when its guard is told to step down, and the lease is free at once', async () => {
    const b = node('b')
    const [pid] = readFileSync(join(folderOf('b'), 'data', 'postmaster.pid'), 'utf8').split('\n')
    signalTree(Number(pid), 'SIGSTOP')
    expect(await b.guard.stepDown({ epoch: 1 })).toEqual({ done: false, why: 'b is primary in epoch 2.' })
    expect(await b.guard.stepDown({ epoch: 2 })).toEqual({ done: true, why: '' })
    expect(vantages.vantages().map((it) => it.report().keptFor)).toEqual([0, 0, 0])
    await until(() => b.guard.report().trouble.startsWith('It refuses to be primary'))
    expect(await b.write('select 1')).toContain('ECONNREFUSED')
  })

  it('a vantage point that was killed knows what it said when it comes back', async () => {
    await vantages.end(0)
    await vantages.startAgain(0)
    expect(vantages.vantages()[0]?.report().ballot).toMatchObject({ epoch: 2, holder: 'b', released: true })
  })
})
