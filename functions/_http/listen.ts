import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What is known of who asks, as Deno says it. */
export interface ServedInfo {
  remoteAddr: { hostname: string }
}

export type WorkerFetch = (request: Request, info: ServedInfo) => Response | Promise<Response>

/** Serves requests at a port, on Deno and on Node; answers how to stop. */
export async function listen(port: number, fetch: WorkerFetch): Promise<() => Promise<void>> {
  const server = createServer(
    (request, response) => void respond(fetch, request, response).catch(() => response.writeHead(500).end()),
  )
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve))
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
}

/** The largest body that is read, in bytes. */
const MAX_BODY = 65_536

async function respond(fetch: WorkerFetch, incoming: IncomingMessage, response: ServerResponse) {
  const { url = '/', method = 'GET', socket } = incoming
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) if (value) headers.set(name, String(value))
  const body = method === 'GET' || method === 'HEAD' ? undefined : await readBody(incoming)
  const request = new Request(new URL(url, 'http://worker'), { method, headers, body })
  const answer = await fetch(request, { remoteAddr: { hostname: socket.remoteAddress ?? '' } })
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of incoming.setEncoding('utf8')) {
    body += chunk
    if (body.length > MAX_BODY) throw new Error('The body is too large.')
  }
  return body
}
