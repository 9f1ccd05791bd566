import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createClient, ErrorReply, RESP_TYPES } from 'redis'
import { z } from 'zod'

export interface RestBridgeOptions {
  redisUrl: string
  port: number
  token: string
}

export interface RestBridge {
  url: string
  stop: () => Promise<void>
}

/** The longest request, in bytes: ten times what Upstash takes by default. */
const LONGEST = 10 * 2 ** 20

const command = z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String)).min(1)
const commands = z.array(command)

/** Redis over REST, as Upstash answers it: `/`, `/pipeline` and `/multi-exec`, with a bearer token. */
export async function startRestBridge({ redisUrl, port, token }: RestBridgeOptions): Promise<RestBridge> {
  const client = createClient({ url: redisUrl, RESP: 2, disableOfflineQueue: true, socket: { reconnectStrategy: 50 } })
  client.on('error', () => undefined)
  await client.connect()
  // Values are bytes: they need not be text.
  const typeMapping = { [RESP_TYPES.BLOB_STRING]: Buffer }
  const send = (parts: string[]) => client.sendCommand<unknown>(parts, { typeMapping })

  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const { status, body } = await answer(send, request, token).catch(toFailure)
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  }
  const server = createServer((request, response) => void respond(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      client.destroy()
    },
  }
}

type Send = (parts: string[]) => Promise<unknown>

async function answer(send: Send, request: IncomingMessage, token: string): Promise<{ status: number; body: unknown }> {
  if (request.method === 'GET' && request.url === '/health') {
    await send(['PING'])
    return { status: 200, body: { result: 'PONG' } }
  }
  if (request.headers.authorization !== `Bearer ${token}`)
    return { status: 401, body: { error: 'WRONGPASS invalid or missing auth token' } }
  const encode = request.headers['upstash-encoding'] === 'base64' ? toBase64 : toText
  const run = (parts: string[]) => send(parts).then((result) => ({ result: encode(result) }), toError)
  const body = await readBody(request)
  if (request.url === '/pipeline') return { status: 200, body: await Promise.all(commands.parse(body).map(run)) }
  if (request.url === '/multi-exec') return runTransaction(send, encode, commands.parse(body))
  const result = await run(command.parse(body))
  return { status: 'error' in result ? 400 : 200, body: result }
}

/** Sent in one tick, so nothing of another request comes between. */
async function runTransaction(send: Send, encode: (value: unknown) => unknown, all: string[][]) {
  const replies = [['MULTI'], ...all, ['EXEC']].map((parts) => send(parts).then((result) => ({ result }), toError))
  const last = (await Promise.all(replies)).at(-1)
  if (!last || 'error' in last) return { status: 400, body: last }
  const results: unknown[] = Array.isArray(last.result) ? last.result : []
  const body = results.map((each) => (each instanceof Error ? toError(each) : { result: encode(each) }))
  return { status: 200, body }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > LONGEST) throw new SyntaxError('The request is too long.')
    chunks.push(bytes)
  }
  return JSON.parse(Buffer.concat(chunks).toString())
}

/** What Redis refuses is an answer; that there is no Redis is none. */
function toError(error: unknown): { error: string } {
  if (error instanceof ErrorReply) return { error: error.message }
  throw error
}

function toFailure(error: unknown) {
  const isWrong = error instanceof SyntaxError || error instanceof z.ZodError
  return isWrong
    ? { status: 400, body: { error: 'ERR failed to parse command' } }
    : { status: 503, body: { error: 'ERR there is no connection to Redis' } }
}

const toText = (value: unknown): unknown => map(value, (bytes) => bytes.toString())

/** All but the status OK, which the client expects as it is. */
const toBase64 = (value: unknown): unknown =>
  map(value, (bytes) => (bytes.toString() === 'OK' ? 'OK' : bytes.toString('base64')))

function map(value: unknown, change: (bytes: Buffer) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => map(each, change))
  if (Buffer.isBuffer(value)) return change(value)
  return typeof value === 'string' ? change(Buffer.from(value)) : value
}
