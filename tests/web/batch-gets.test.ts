import fc from 'fast-check'
import { Hono } from 'hono'
import { DetailedError, hc, parseResponse } from 'hono/client'
import { describe, expect, it } from 'vitest'
import { createGetBatcher } from '../../web/src/lib/api/batch-gets.ts'

const BASE = 'http://functions.test/functions/v1'
const PROBLEM = { code: 'not_found', status: 404 }

/** Answers as the functions do, one by one or in a batch: with the address itself, or a problem where it says so. */
function createFunctionsServer() {
  const sent: { path: string; method: string; token: string | null }[] = []
  const part = (address: string) =>
    address.includes('missing') ? { status: 404, body: PROBLEM } : { status: 200, body: { data: address } }
  const send = (url: string, init: RequestInit = {}): Promise<Response> => {
    const { pathname, searchParams, search } = new URL(url)
    const path = pathname.slice('/functions/v1'.length)
    sent.push({ path, method: init.method ?? 'GET', token: new Headers(init.headers).get('authorization') })
    const addresses = searchParams.getAll('get')
    if (addresses.some((address) => address.includes('down'))) return Promise.reject(new TypeError('fetch failed'))
    if (addresses.some((address) => address.includes('expired')))
      return Promise.resolve(Response.json({ code: 'token_expired' }, { status: 401 }))
    if (path === '/batch-api') return Promise.resolve(Response.json({ responses: addresses.map(part) }))
    const { status, body } = part(path + search)
    return Promise.resolve(Response.json(body, { status }))
  }
  return { sent, send }
}

const headers = { authorization: 'Bearer lea' }
const anyFunction = new Hono().get('/:address{.+}', (c) => c.json({ data: '' })).post((c) => c.json({ data: '' }))

const asUrl =
  (fetch: ReturnType<typeof createGetBatcher>) =>
  (input: RequestInfo | URL, init?: RequestInit): Promise<Response> =>
    fetch(input instanceof Request ? input.url : input.toString(), init)

describe('GET requests of one page', () => {
  const start = () => {
    const server = createFunctionsServer()
    const fetch = createGetBatcher(BASE, server.send)
    const client = (own: Record<string, string>) => hc<typeof anyFunction>(BASE, { headers: own, fetch: asUrl(fetch) })
    // A client puts its parameters into the address as they are.
    const param = (address: string) => ({ param: { address: address.slice(1) } })
    const get = (address: string, own: Record<string, string> = headers) =>
      parseResponse(client(own)[':address{.+}'].$get(param(address)))
    const post = (address: string) => parseResponse(client(headers)[':address{.+}'].$post(param(address)))
    return { ...server, get, post }
  }

  it('of one turn are one call, whatever promises they come behind', async () => {
    const { sent, get } = start()
    const later = async (address: string) => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
      return get(address)
    }
    const answers = await Promise.all([get('/a-api/x?community=harbor'), get('/b-api'), later('/c-api/y')])
    expect(answers).toEqual([{ data: '/a-api/x?community=harbor' }, { data: '/b-api' }, { data: '/c-api/y' }])
    expect(sent).toEqual([{ path: '/batch-api', method: 'GET', token: 'Bearer lea' }])
  })

  it('that are alone go to their own address, as do all others', async () => {
    const { sent, get, post } = start()
    expect(await get('/a-api/x')).toEqual({ data: '/a-api/x' })
    await Promise.all([post('/a-api/w'), get('/b-api', {}), get(`/c-api/${'long'.repeat(200)}`), get('/d-api')])
    expect(sent.map(({ path }) => path.slice(0, 8))).toEqual(['/a-api/x', '/a-api/w', '/b-api', '/c-api/l', '/d-api'])
  })

  it('fail each as it would by itself', async () => {
    const { sent, get } = start()
    const [found, missing] = await Promise.allSettled([get('/a-api/x'), get('/a-api/missing')])
    const [alone] = await Promise.allSettled([get('/a-api/missing')])
    expect(sent.map(({ path }) => path)).toEqual(['/batch-api', '/a-api/missing'])
    expect(found).toEqual({ status: 'fulfilled', value: { data: '/a-api/x' } })
    const reason = missing?.status === 'rejected' ? missing.reason : undefined
    expect(reason).toBeInstanceOf(DetailedError)
    expect(reason).toMatchObject({ statusCode: 404, detail: { data: PROBLEM } })
    expect(alone).toMatchObject({ status: 'rejected', reason: { statusCode: 404, detail: { data: PROBLEM } } })
  })

  it('all fail where the batch does: refused, or not sent', async () => {
    const { get } = start()
    const refused = await Promise.allSettled([get('/a-api/x'), get('/a-api/expired')])
    for (const each of refused)
      expect(each).toMatchObject({ reason: { statusCode: 401, detail: { data: { code: 'token_expired' } } } })
    const unsent = await Promise.allSettled([get('/a-api/x'), get('/a-api/down')])
    for (const each of unsent) expect(each).toMatchObject({ reason: { message: 'fetch failed' } })
  })

  it('of two learners never share a batch, nor do more than twenty', async () => {
    const token = fc.constantFrom('Bearer lea', 'Bearer sam', 'Bearer kim')
    await fc.assert(
      fc.asyncProperty(fc.array(token, { maxLength: 60 }), async (tokens) => {
        const { sent, get } = start()
        const answers = await Promise.all(tokens.map((authorization, nth) => get(`/a-api/${nth}`, { authorization })))
        expect(answers).toEqual(tokens.map((_, nth) => ({ data: `/a-api/${nth}` })))
        const counts = [...Map.groupBy(tokens, (each) => each).values()].map((own) => Math.ceil(own.length / 20))
        expect(sent).toHaveLength(counts.reduce((sum, count) => sum + count, 0))
      }),
      { numRuns: 30 },
    )
  })
})
