import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { findRedisServer } from '../../supabase/local/redis/find-server.ts'
import { startRestBridge } from '../../supabase/local/redis/rest-bridge.ts'
import { startRedisServer } from '../../supabase/local/redis/start-server.ts'
import { installFromDebian } from './debian.ts'
import { freePort } from './free-port.ts'

export interface TestRedis {
  url: string
  /** Of the REST server in front of it, as Upstash has one. */
  rest: { url: string; token: string }
  /** Sends a command over a connection of its own. */
  run: (...command: string[]) => Promise<unknown>
  /** Kills it outright; what it had is gone. */
  kill: () => Promise<void>
  /** Starts it again at the same port. */
  restart: () => Promise<void>
  /** Stops it without ending it, until it is thawed. */
  freeze: () => void
  thaw: () => void
  stop: () => Promise<void>
}

export const NO_REDIS = 'There is no redis-server, and it cannot be installed here.'

const TOKEN = 'only-for-tests'

/** A Redis of its own, kept in memory; undefined where there is none and this machine may not install one. */
export async function startRedis(settings: Record<string, string> = {}): Promise<TestRedis | undefined> {
  const command = findRedisServer() ?? (installFromDebian('redis-server') ? findRedisServer() : undefined)
  if (command === undefined) return undefined
  const [port, restPort] = [await freePort(), await freePort()]
  const folder = mkdtempSync(join(tmpdir(), 'laude-redis-'))
  const start = () => startRedisServer({ command, port, folder, settings })
  let server = await start()
  const bridge = await startRestBridge({ redisUrl: server.url, port: restPort, token: TOKEN })
  return {
    url: server.url,
    rest: { url: bridge.url, token: TOKEN },
    run: async (...parts) => {
      const client = createClient({ url: server.url, RESP: 2, socket: { reconnectStrategy: false } })
      client.on('error', () => undefined)
      await client.connect()
      try {
        return await client.sendCommand(parts)
      } finally {
        client.destroy()
      }
    },
    kill: () => server.stop('SIGKILL'),
    restart: async () => {
      server = await start()
    },
    freeze: () => void server.process.kill('SIGSTOP'),
    thaw: () => void server.process.kill('SIGCONT'),
    stop: async () => {
      await bridge.stop()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
