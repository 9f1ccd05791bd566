import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

interface StoredObject {
  bytes: Buffer
  type: string
  updatedAt: string
}

/** The key that it takes. */
export const SERVICE_KEY = 'the key that no browser has'

/**
 * The part of Supabase Storage that a store of files needs, as its HTTP API is: a test speaks to it with Supabase's own client
 * as well, so that the two agree.
 */
export async function startStorage() {
  const objects = new Map<string, StoredObject>()
  const server = createServer((request, response) => {
    void answer(objects, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    objects,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(objects: Map<string, StoredObject>, request: IncomingMessage, response: ServerResponse) {
  const send = (status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  // As the real one does: the status is 400, and the body says which.
  const missing = () => send(400, { statusCode: '404', error: 'not_found', message: 'Object not found' })
  const body = await buffer(request)
  if (request.headers.authorization !== `Bearer ${SERVICE_KEY}`)
    return send(400, { statusCode: '403', error: 'Unauthorized', message: 'invalid signature' })
  const path = new URL(request.url ?? '', 'http://storage').pathname.replace('/storage/v1/object/', '')
  if (request.method === 'POST' && path === 'list/media') return send(200, list(objects, JSON.parse(body.toString())))
  const name = path.replace(/^(info\/)?(authenticated\/)?media\//, '')
  if (request.method === 'DELETE' && path === 'media') {
    const { prefixes }: { prefixes: string[] } = JSON.parse(body.toString())
    return send(
      200,
      prefixes.filter((prefix) => objects.delete(prefix)).map((prefix) => ({ name: prefix })),
    )
  }
  if (request.method === 'DELETE')
    return objects.delete(name) ? send(200, { message: 'Successfully deleted' }) : missing()
  if (request.method === 'POST') {
    if (objects.has(name) && request.headers['x-upsert'] !== 'true')
      return send(400, { statusCode: '409', error: 'Duplicate', message: 'The resource already exists' })
    objects.set(name, { bytes: body, type: request.headers['content-type'] ?? '', updatedAt: new Date().toISOString() })
    return send(200, { Key: `media/${name}`, Id: name })
  }
  const object = objects.get(name)
  if (!object) return missing()
  if (path.startsWith('info/')) return send(200, { name, size: object.bytes.length })
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  const part = start === undefined ? object.bytes : object.bytes.subarray(Number(start), Number(end) + 1)
  response.writeHead(start === undefined ? 200 : 206, { 'content-type': object.type }).end(part)
}

/** What is directly below a prefix; folders have no time. */
function list(
  objects: Map<string, StoredObject>,
  { prefix, limit, offset }: { prefix: string; limit: number; offset: number },
) {
  const folder = prefix === '' ? '' : `${prefix}/`
  const entries = new Map<string, { name: string; updated_at: string | null }>()
  for (const [name, { updatedAt }] of objects) {
    if (!name.startsWith(folder)) continue
    const [first = '', ...rest] = name.slice(folder.length).split('/')
    entries.set(first, { name: first, updated_at: rest.length > 0 ? null : updatedAt })
  }
  return [...entries.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)).slice(offset, offset + limit)
}
