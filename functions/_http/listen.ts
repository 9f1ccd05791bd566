import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What is known of who asks, as Deno says it. */
export interface ServedInfo {
  remoteAddr: { hostname: string }
}

export type WorkerFetch = (request: Request, info: ServedInfo) => Response | Promise<Response>

/** Serves GET requests at a port, on Deno and on Node; answers how to stop. */
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

async function respond(fetch: WorkerFetch, { url = '/', headers, socket }: IncomingMessage, response: ServerResponse) {
  const request = new Request(new URL(url, 'http://worker'))
  for (const [name, value] of Object.entries(headers)) if (value) request.headers.set(name, String(value))
  const answer = await fetch(request, { remoteAddr: { hostname: socket.remoteAddress ?? '' } })
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
}
