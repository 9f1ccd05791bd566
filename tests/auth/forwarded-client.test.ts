import { createClient } from '@supabase/supabase-js'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAddressReader, networkOf } from '../../functions/_http/client-address.ts'
import { forwardedClient } from '../../web/src/lib/shell/forwarded-client.server.ts'
import { API_KEY, someone, startAuthServer, type AuthServer } from './auth-server.ts'

const SECRET = 'the-site-and-auth-know-this'
const forwarded = (address: string, secret: string) => ({
  'x-laude-client-address': address,
  'x-laude-proxy-secret': secret,
})

describe('through the site', () => {
  let server: AuthServer
  beforeAll(async () => {
    // The limits and the socket are those of the stack: all users of the site come from its address.
    server = await startAuthServer({ limits: {}, socketAddress: () => '127.0.0.1', proxySecret: SECRET })
  })
  afterAll(() => server.stop())
  /** What the site does for a user of this address. */
  const site = (address: string) =>
    createClient(server.origin, API_KEY, {
      auth: { persistSession: false, autoRefreshToken: false },
      global: { headers: forwardedClient({ address, userAgent: 'Mozilla/5.0 (Test)', secret: SECRET }) },
    }).auth

  test('40 wrong passwords for one account hold up neither another account nor its owner at another address', async () => {
    const [victim, other] = [someone(), someone()]
    for (const person of [victim, other]) expect((await site('203.0.113.1').signUp(person)).error).toBeNull()
    const guesses = []
    for (let i = 0; i < 40; i++)
      guesses.push((await site('198.51.100.7').signInWithPassword({ ...victim, password: 'guess' })).error?.code)
    expect(new Set(guesses)).toEqual(new Set(['invalid_credentials', 'over_request_rate_limit']))

    expect((await site('198.51.100.7').signInWithPassword(other)).error).toBeNull()
    expect((await site('203.0.113.9').signInWithPassword(other)).error).toBeNull()
    expect((await site('203.0.113.2').signInWithPassword(victim)).error).toBeNull()
    const [seen] = await server.sql`
      select host(ip) as ip, user_agent from auth.sessions order by created_at desc limit 1`
    expect(seen).toEqual({ ip: '203.0.113.2', user_agent: 'Mozilla/5.0 (Test)' })
  })

  test('40 sign-ups from one address hold up nobody at another', async () => {
    const codes = []
    for (let i = 0; i < 40; i++)
      codes.push((await site('198.51.100.8').signUp({ ...someone(), password: 'short' })).error?.code)
    expect(codes.slice(0, 30)).toEqual(Array<string>(30).fill('weak_password'))
    expect(codes.at(-1)).toBe('over_request_rate_limit')
    expect((await site('203.0.113.3').signUp(someone())).error).toBeNull()
  })

  test('a site that shows no secret, or another one, is counted by its socket', async () => {
    const headers = (secret: string | undefined, i: number) =>
      forwardedClient({ address: `203.0.114.${i}`, userAgent: null, secret })
    const statuses = []
    for (let i = 0; i < 31; i++) {
      const body = JSON.stringify({ ...someone(), password: 'short' })
      const secret = i % 2 ? undefined : `${SECRET}x`
      statuses.push((await server.call('/signup', { method: 'POST', body, headers: headers(secret, i) })).status)
    }
    expect(statuses).toEqual([...Array<number>(30).fill(422), 429])
  })
})

describe('the address of a client', () => {
  const read = (socket: string | undefined, headers: Record<string, string> = {}) => {
    const app = new Hono()
    const addressOf = createAddressReader({ socketAddress: () => socket, proxySecret: SECRET })
    app.get('/', (c) => c.json(addressOf(c)))
    return Promise.resolve(app.request('/', { headers })).then((response) => response.json())
  }

  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['fe80::1%eth0', 'fe80::1'],
    ['a name', null],
    [undefined, null],
  ])('of the socket %s is %s', async (socket, address) => {
    expect(await read(socket)).toBe(address)
  })

  test('is the forwarded one beside the secret alone', async () => {
    expect(await read('127.0.0.1', forwarded('10.9.9.9', SECRET))).toBe('10.9.9.9')
    expect(await read('127.0.0.1', forwarded('10.9.9.9', `${SECRET} `.slice(1)))).toBe('127.0.0.1')
    expect(await read('127.0.0.1', { 'x-laude-client-address': '10.9.9.9' })).toBe('127.0.0.1')
    expect(await read('127.0.0.1', { 'x-laude-proxy-secret': SECRET })).toBe('127.0.0.1')
  })

  test.each([
    [null, 'unknown'],
    ['10.1.2.3', '10.1.2.3'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1::', '2001:db8:1:0::/64'],
  ])('%s belongs to the network %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
