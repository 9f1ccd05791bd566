import { join } from 'node:path'
import process from 'node:process'
import { apiService } from '../../local/services.ts'
import { answers, isRunning, startService, stopService, type Service } from '../../local/process.ts'
import type { Settings } from '../../local/settings.ts'
import { functionsUrl } from '../../local/functions-login.ts'
import { postgresUrl } from '../../local/postgres.ts'
import { signalTree } from '../../standby/process-tree.ts'
import { createCuttableLink, type CuttableLink } from '../../../tests/support/cuttable-link.ts'
import { freePort } from '../../../tests/support/free-port.ts'

export const root = join(import.meta.dirname, '../../..')

export interface MachineOptions {
  name: string
  address: string
  /** Where the drill keeps everything. */
  home: string
  functionsPassword: string
}

/** A machine with Postgres, its guard and the functions, behind a network that can be cut. */
export async function createMachine({ name, address, home, functionsPassword }: MachineOptions) {
  const ports = { api: await freePort(), guard: await freePort(), database: await freePort() }
  const links = {
    api: await createCuttableLink(ports.api),
    guard: await createCuttableLink(ports.guard),
    database: await createCuttableLink(ports.database),
  }
  /** To the vantage points, as this machine reaches them. */
  const outward: CuttableLink[] = []
  const folder = join(home, name)
  const services: { guard?: Service; api?: Service } = {}
  const stopped: number[] = []
  let log = 0

  const pids = () => Object.values(services).flatMap(({ process: { pid } }) => pid ?? [])

  return {
    name,
    address,
    folder,
    ports,
    url: postgresUrl(ports.database),
    /** As others reach it. */
    place: {
      name,
      address,
      api: `http://127.0.0.1:${links.api.port}`,
      guard: `http://127.0.0.1:${links.guard.port}`,
      database: `127.0.0.1:${links.database.port}`,
    },
    /** As it reaches itself. */
    ownPlace: {
      name,
      address,
      api: `http://127.0.0.1:${ports.api}`,
      guard: `http://127.0.0.1:${ports.guard}`,
      database: `127.0.0.1:${ports.database}`,
    },
    reach: async (port: number): Promise<string> => {
      const link = await createCuttableLink(port)
      outward.push(link)
      return `http://127.0.0.1:${link.port}`
    },
    startGuard: (env: Record<string, string>) => {
      services.guard = startService({
        name: `The guard of ${name}`,
        command: process.execPath,
        args: [join(root, 'supabase/standby/run.ts'), 'guard', '--node', name, '--folder', folder],
        cwd: root,
        env,
        log: join(home, `guard-${name}-${++log}.log`),
      })
      return services.guard
    },
    startApi: async () => {
      const settings: Settings = {
        ...{ dev: false, fresh: false, proxySecret: '', home, standIn: false, redis: false, kafka: false, servers: 1 },
        ports: { site: 3000, api: ports.api, database: 0, assistant: 0, redis: 0, redisRest: 0, kafka: 0 },
      }
      const url = postgresUrl(ports.database)
      const usual = apiService(settings, root, { owner: url, functions: functionsUrl(url, functionsPassword) })
      const service = startService({
        ...usual,
        name: `The functions of ${name}`,
        env: { ...usual.env, JWT_ISSUER: 'http://laude.drill/auth/v1', SERVERS: 'many' },
        log: join(home, `api-${name}-${++log}.log`),
      })
      services.api = service
      await answers(service, `http://127.0.0.1:${ports.api}/auth/v1/health`)
    },
    /** The end of the machine: every process at once, without a word. */
    kill: async () => {
      for (const pid of pids()) signalTree(pid, 'SIGKILL')
      await Promise.all(Object.values(services).map((service) => stopService(service)))
    },
    /** Nothing runs on, and nothing is closed. */
    freeze: () => {
      for (const pid of pids()) signalTree(pid, 'SIGSTOP')
      stopped.push(...pids())
    },
    thaw: () => {
      for (const pid of stopped.splice(0)) signalTree(pid, 'SIGCONT')
    },
    /** Nobody reaches it, and it reaches nobody. */
    cutOff: (others: readonly CuttableLink[]) => {
      for (const link of [...Object.values(links), ...outward, ...others]) link.cut()
    },
    mend: (others: readonly CuttableLink[]) => {
      for (const link of [...Object.values(links), ...outward, ...others]) link.mend()
    },
    links,
    isRunning: (which: 'guard' | 'api') => {
      const service = services[which]
      return service !== undefined && isRunning(service)
    },
    close: async () => {
      for (const pid of stopped.splice(0)) signalTree(pid, 'SIGCONT')
      await Promise.all(Object.values(services).map((service) => stopService(service, 15_000)))
      await Promise.all([...Object.values(links), ...outward].map((link) => link.close()))
    },
  }
}

export type Machine = Awaited<ReturnType<typeof createMachine>>
