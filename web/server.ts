import { createServer, type RequestListener, type ServerResponse } from 'node:http'

// adapter-node reads the protocol from a header and assumes https without one; on plain http every form post
// would then look cross-site. Behind a proxy, name its header in PROTOCOL_HEADER. Without one this socket *is*
// plain http, so say so here, over whatever the client sent under that name.
const behindProxy = process.env.PROTOCOL_HEADER !== undefined
const ownHeader = 'x-laude-protocol'
process.env.PROTOCOL_HEADER ??= ownHeader

const build = new URL('./build/handler.js', import.meta.url)
const { handler }: { handler: RequestListener } = await import(build.href)

// A sound has up to 10 MiB, and so has a file of questions; a form adds a little. The default is half a megabyte.
process.env.BODY_SIZE_LIMIT ??= '11M'

const streams = new Set<ServerResponse>()
const server = createServer((request, response) => {
  if (/^\/live(\?|$)/.test(request.url ?? '')) {
    streams.add(response)
    response.once('close', () => streams.delete(response))
  }
  if (!behindProxy) request.headers[ownHeader] = 'http'
  // Here, since files that are served as they are never reach the hooks.
  response.setHeader('X-Content-Type-Options', 'nosniff')
  // Of files without a hash in their name, such as the icon; hashed files and pages say otherwise.
  response.setHeader('Cache-Control', 'no-cache')
  if (request.headers[process.env.PROTOCOL_HEADER ?? ownHeader] === 'https')
    response.setHeader('Strict-Transport-Security', 'max-age=31536000')
  handler(request, response)
})

const port = Number(process.env.PORT ?? 3000)
const host = process.env.HOST ?? '0.0.0.0'
server.listen(port, host, () => console.log(`laude: site on http://localhost:${port}`))

/** Finishes running requests, then exits; after ten seconds it exits anyway. Streams are ended, since they do not end. */
const stop = () => {
  server.close()
  for (const stream of streams) stream.destroy()
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), 10_000).unref()
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
