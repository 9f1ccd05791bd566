import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { z } from 'zod'
import { installFromDebian } from './debian.ts'
import { freePort } from './free-port.ts'
import { until } from './until.ts'

export interface TestRedis {
  url: string
  /** Of the REST server in front of it, as Upstash has one. */
  rest: { url: string; token: string }
  stop: () => Promise<void>
}

const TOKEN = 'only-for-tests'

/** A Redis of its own, kept in memory; undefined where there is none and this machine may not install one. */
export async function startRedis(): Promise<TestRedis | undefined> {
  const command = findRedis() ?? (installFromDebian('redis-server') ? findRedis() : undefined)
  if (command === undefined) return undefined
  const [port, restPort] = [await freePort(), await freePort()]
  const folder = mkdtempSync(join(tmpdir(), 'laude-redis-'))
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]
  const server = spawn(command, options, { stdio: 'ignore' })
  const url = `redis://127.0.0.1:${port}`
  const client = createClient({ url, socket: { reconnectStrategy: 50 } })
  client.on('error', () => undefined)
  await client.connect()
  await until(async () => (await client.ping()) === 'PONG')
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const { status, body } = await answer({ sendCommand: (parts) => client.sendCommand(parts) }, request)
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  }
  const rest = createServer((request, response) => void respond(request, response))
  await new Promise<void>((resolve) => rest.listen(restPort, '127.0.0.1', resolve))
  return {
    url,
    rest: { url: `http://127.0.0.1:${restPort}`, token: TOKEN },
    stop: async () => {
      rest.closeAllConnections()
      await new Promise((resolve) => rest.close(resolve))
      client.destroy()
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function findRedis(): string | undefined {
  const named = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server']
  return named.find((path) => existsSync(path) && spawnSync(path, ['--version']).status === 0)
}

/** A command as a JSON array, or at `/pipeline` several of them, answered as Upstash does. */
async function answer({ sendCommand }: Commands, request: IncomingMessage) {
  if (request.headers.authorization !== `Bearer ${TOKEN}`) return { status: 401, body: { error: 'Unauthorized' } }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
  const run = (parts: string[]) =>
    sendCommand(parts).then(
      (result) => ({ result }),
      (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
    )
  if (request.url?.endsWith('/pipeline'))
    return { status: 200, body: await Promise.all(z.array(command).parse(body).map(run)) }
  const result = await run(command.parse(body))
  return { status: 'error' in result ? 400 : 200, body: result }
}

const command = z.array(z.coerce.string())

interface Commands {
  sendCommand: (parts: string[]) => Promise<unknown>
}
