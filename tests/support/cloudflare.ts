import { Hono, type Context } from 'hono'
import { serve } from './loopback.ts'

export const CLOUDFLARE_TOKEN = 'token of a zone'
const ZONE = 'zone1'

/** What the next requests meet instead of an answer. `lost`: the request is done, and its answer does not arrive. */
export type CloudflareFault = { status: number; retryAfter?: string } | 'lost'

/** A server that behaves like Cloudflare's API of DNS records, as far as it is used here. */
export async function startCloudflare(name = 'laude.example', address = '192.0.2.1') {
  const record = { id: 'record1', type: 'A', name, content: address, proxied: true, ttl: 1, comment: 'of the site' }
  const faults: CloudflareFault[] = []
  const requests: string[] = []
  /** So many reads still show what was before. */
  let stale: { content: string; reads: number } | undefined
  let mayWrite = true

  const failure = (status: number, code: number, message: string) =>
    Response.json({ success: false, errors: [{ code, message }], messages: [], result: null }, { status })
  const success = (c: Context, result: unknown) => c.json({ success: true, errors: [], messages: [], result })

  const app = new Hono()
  app.use(async (c, next) => {
    requests.push(`${c.req.method} ${c.req.path}`)
    if (c.req.header('Authorization') !== `Bearer ${CLOUDFLARE_TOKEN}`)
      return failure(403, 9109, 'Invalid access token')
    const fault = faults.shift()
    if (fault === undefined) return next()
    if (fault === 'lost') {
      await next()
      c.res = new Response('<html>cut off</html>', { status: 502 })
      return
    }
    const { status, retryAfter } = fault
    const response = failure(status, status === 429 ? 10_429 : 1000, 'Please wait and consider throttling')
    if (retryAfter !== undefined) response.headers.set('Retry-After', retryAfter)
    return response
  })
  const path = '/client/v4/zones/:zone/dns_records'
  app.get(path, (c) => {
    if (c.req.param('zone') !== ZONE) return failure(403, 10_000, 'Authentication error')
    const isIt = c.req.query('name') === record.name && c.req.query('type') === record.type
    const shown = stale && stale.reads-- > 0 ? { ...record, content: stale.content } : record
    return success(c, isIt ? [shown] : [])
  })
  app.patch(`${path}/:id`, async (c) => {
    if (!mayWrite) return failure(403, 10_000, 'Authentication error')
    if (c.req.param('id') !== record.id) return failure(404, 81_044, 'Record does not exist.')
    Object.assign(record, await c.req.json())
    return success(c, record)
  })
  const server = await serve(() => app)
  return {
    options: { token: CLOUDFLARE_TOKEN, zone: ZONE, name, api: `${server.origin}/client/v4` },
    record,
    requests,
    /** The next requests meet these, one each. */
    fail: (...next: CloudflareFault[]) => void faults.push(...next),
    staleReads: (reads: number) => {
      stale = { content: record.content, reads }
    },
    refuseWrites: () => {
      mayWrite = false
    },
    stop: server.stop,
  }
}
