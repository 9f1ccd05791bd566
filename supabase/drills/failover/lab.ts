import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as rest } from 'node:timers/promises'
import { promisify } from 'node:util'
import { execFile } from 'node:child_process'
import { leaderOf } from '../../../functions/_domain/failover/leader.ts'
import { createPeers } from '../../../functions/_services/failover/peers.ts'
import { loadKeys } from '../../local/auth/keys.ts'
import { prepareDatabase } from '../../local/database.ts'
import { Failure } from '../../local/failure.ts'
import { enableFunctionsLogin } from '../../local/functions-login.ts'
import { removeCluster } from '../../local/postgres.ts'
import { answers, startService, stopService, type Service } from '../../local/process.ts'
import { startCloudflare } from '../../../tests/support/cloudflare.ts'
import { freePort } from '../../../tests/support/free-port.ts'
import { createMachine, root, type Machine } from './machine.ts'

export interface LabOptions {
  mode: 'sync' | 'async'
  say: (line: string) => void
  /** What differs from the usual settings. */
  env?: Record<string, string>
}

const PASSWORD = 'only for a drill of the standby'

const DENO = ['run', '--config', join(root, 'functions/deno.json'), '--no-lock', '--quiet', '-A']

/** Two machines, three vantage points with a controller each, and a DNS provider, all of real processes on this machine. */
export async function startLab({ mode, say, env = {} }: LabOptions) {
  mkdirSync(join(root, '.laude'), { recursive: true })
  const home = mkdtempSync(join(root, '.laude', 'drill-'))
  chmodSync(home, 0o755) // Postgres may run as another account
  await loadKeys(join(home, 'auth-keys.json'))
  const dns = await startCloudflare('laude.example', '192.0.2.1')
  const functionsPassword = randomUUID()
  const machines = {
    a: await createMachine({ name: 'a', address: '192.0.2.1', home, functionsPassword }),
    b: await createMachine({ name: 'b', address: '192.0.2.2', home, functionsPassword }),
  }
  const vantagePorts = [await freePort(), await freePort(), await freePort()]
  const voters = vantagePorts.map((port) => `http://127.0.0.1:${port}`)
  const token = randomBytes(32).toString('hex')
  const shared = {
    WATCH_TOKEN: token,
    WATCH_COOL_DOWN_SECONDS: '1',
    REPLICATION_MODE: mode,
    REPLICATION_PASSWORD: 'for the replication alone',
    ...env,
  }
  const places = [machines.a.place, machines.b.place]
  const envOf = async (own: Machine, other: Machine) => ({
    ...shared,
    WATCH_NODES: JSON.stringify([own.ownPlace, other.place].toSorted((x, y) => x.name.localeCompare(y.name))),
    WATCH_VOTERS: (await Promise.all(vantagePorts.map((port) => own.reach(port)))).join(','),
  })
  const environments = {
    a: await envOf(machines.a, machines.b),
    b: await envOf(machines.b, machines.a),
  }
  const peers = createPeers({ token })
  const vantages: Service[] = []
  const folders = () => [machines.a.folder, machines.b.folder]

  const standby = async (name: 'a' | 'b', ...args: string[]): Promise<string> => {
    const command = [join(root, 'supabase/standby/run.ts'), ...args, '--node', name, '--folder', machines[name].folder]
    const { stdout } = await promisify(execFile)(process.execPath, command, {
      cwd: root,
      env: { ...process.env, ...environments[name] },
    })
    return stdout.trim()
  }

  const leader = async () => {
    const reports = await Promise.all(voters.map((voter) => peers.readVoter(voter)))
    return leaderOf(reports.map((report) => report?.ballot))
  }
  const guardOf = (name: 'a' | 'b') => peers.readGuard(machines[name].ownPlace.guard)

  /** Until something is so, or it has taken too long to be worth waiting for. */
  const until = async (what: string, isSo: () => Promise<boolean>, seconds = 60) => {
    const deadline = performance.now() + seconds * 1000
    while (!(await isSo())) {
      if (performance.now() > deadline) throw new Failure(`After ${seconds} s still not: ${what}. Logs are in ${home}.`)
      await rest(50)
    }
  }

  const startVantages = () => {
    for (const [index, port] of vantagePorts.entries())
      vantages.push(
        startService({
          name: `Vantage point ${index + 1}`,
          // One of them under Deno, where functions usually run.
          command: index === 2 ? join(root, 'node_modules/.bin/deno') : process.execPath,
          args: [...(index === 2 ? DENO : []), join(root, 'functions/watch.ts')],
          cwd: root,
          env: {
            ...shared,
            WATCH_NODES: JSON.stringify(places),
            WATCH_VOTERS: voters.join(','),
            WATCH_PORT: String(port),
            WATCH_FILE: join(home, `ballot-${index + 1}.json`),
            WATCH_EMAIL: emailOf(index),
            WATCH_PASSWORD: PASSWORD,
            CLOUDFLARE_TOKEN: dns.options.token,
            CLOUDFLARE_ZONE: dns.options.zone,
            CLOUDFLARE_RECORD: dns.options.name,
            CLOUDFLARE_API_URL: dns.options.api,
          },
          log: join(home, `vantage-${index + 1}.log`),
        }),
      )
  }
  const emailOf = (index: number) => `vantage-${index + 1}@laude.test`

  const startGuard = (name: 'a' | 'b') => void machines[name].startGuard(environments[name])

  const start = async () => {
    say('Starting three vantage points, a primary and its standby …')
    startVantages()
    await Promise.all(vantages.map((it, index) => answers(it, `${voters[index]}/health/live`)))
    await standby('a', 'init')
    startGuard('a')
    await until('a takes writes', async () => (await guardOf('a'))?.postgres === 'primary')
    await prepareDatabase(machines.a.url, root)
    await enableFunctionsLogin(machines.a.url, functionsPassword)
    await machines.a.startApi()
    for (const index of vantagePorts.keys()) await signUp(machines.a.ownPlace.api, emailOf(index))
    await standby('b', 'init', '--from', machines.a.url)
    startGuard('b')
    await until('b follows', async () => (await guardOf('b'))?.postgres === 'standby')
    await machines.b.startApi()
    await ready()
  }

  /** The standby has everything, and the vantage points see the primary work. */
  const ready = () =>
    until('the standby has everything and the primary is seen to work', async () => {
      const now = await leader()
      const primary = await guardOf(now?.holder === 'b' ? 'b' : 'a')
      const streams = primary?.standbys.some(({ state }) => state === 'streaming') ?? false
      const reports = await Promise.all(voters.map((voter) => peers.readVoter(voter)))
      const seen = reports.every((it) => it?.sighting?.epoch === now?.epoch && (it?.sighting?.successes ?? 0) > 1)
      return streams && seen && now?.announced === now?.epoch && (mode === 'async' || now?.sync.holds === true)
    })

  return {
    home,
    machines,
    environments,
    dns,
    standby,
    startGuard,
    leader,
    guardOf,
    until,
    start,
    ready,
    /** The functions that the DNS record leads to now. */
    api: () => (dns.record.content === machines.b.address ? machines.b : machines.a).place.api,
    /** On which machine somebody ends up who follows DNS. */
    pointsTo: () => (dns.record.content === machines.b.address ? ('b' as const) : ('a' as const)),
    stop: async () => {
      await Promise.all([machines.a.close(), machines.b.close(), ...vantages.map((it) => stopService(it))])
      await dns.stop()
    },
    remove: async () => {
      for (const folder of folders()) await removeCluster(folder)
      for (const folder of folders()) rmSync(realpathSync(folder), { recursive: true, force: true })
      rmSync(home, { recursive: true, force: true })
    },
  }
}

export type Lab = Awaited<ReturnType<typeof startLab>>

async function signUp(api: string, email: string): Promise<void> {
  const response = await fetch(`${api}/auth/v1/signup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  if (!response.ok) throw new Failure(`The account of a vantage point was not made: ${await response.text()}`)
}
