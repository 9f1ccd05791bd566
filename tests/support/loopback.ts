import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Hono } from 'hono'

/** Serves an app over real HTTP on a free port of the loopback address. */
export async function serve(build: (origin: string) => Hono) {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  const origin = `http://127.0.0.1:${address.port}`
  const app = build(origin)

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const response = await app.fetch(await toRequest(origin, incoming), { address: incoming.socket.remoteAddress })
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  }
  server.on('request', (incoming, outgoing) => void answer(incoming, outgoing))
  return {
    origin,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function toRequest(origin: string, incoming: IncomingMessage): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, String(value))
  const body = Buffer.concat(await incoming.toArray())
  const method = incoming.method ?? 'GET'
  return new Request(new URL(incoming.url ?? '/', origin), { method, headers, ...(body.length > 0 ? { body } : {}) })
}
