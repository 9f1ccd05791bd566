import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createClient } from 'redis'
import { Failure } from '../failure.ts'

export interface RedisServerOptions {
  command: string
  port: number
  /** For its files; it is run without any that would outlast it. */
  folder: string
  /** Settings of Redis, such as `maxmemory`. */
  settings?: Record<string, string>
}

export interface RedisServer {
  url: string
  process: ChildProcess
  stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>
}

export const redisUrl = (port: number) => `redis://127.0.0.1:${port}`

/** A Redis in memory, on the loopback address. */
export async function startRedisServer({
  command,
  port,
  folder,
  settings = {},
}: RedisServerOptions): Promise<RedisServer> {
  mkdirSync(folder, { recursive: true })
  const all = { port: String(port), bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no', ...settings }
  const child = spawn(
    command,
    Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]),
    { stdio: 'ignore', detached: true },
  )
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined
  const url = redisUrl(port)
  while (!(await answers(url))) {
    if (hasEnded()) throw new Failure(`Redis stopped while starting (${command}, port ${port}).`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return {
    url,
    process: child,
    stop: async (signal = 'SIGTERM') => {
      if (hasEnded()) return
      // A process that is stopped by a signal ends only once it goes on.
      child.kill(signal)
      child.kill('SIGCONT')
      await ended
    },
  }
}

/** A password that is missing is an answer, too. */
async function answers(url: string): Promise<boolean> {
  const client = createClient({ url, socket: { reconnectStrategy: false, connectTimeout: 1000 } })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.ping()
    return true
  } catch (error) {
    return error instanceof Error && error.message.startsWith('NOAUTH')
  } finally {
    client.destroy()
  }
}
