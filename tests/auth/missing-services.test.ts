import { createClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMissingServices, isOfMissingService } from '../../supabase/local/missing-services.ts'
import { refuseChannel } from '../../supabase/local/refuse-channels.ts'
import { serve } from '../support/loopback.ts'
import { API_KEY } from './auth-server.ts'

describe('what only a Supabase project has', () => {
  let server: Awaited<ReturnType<typeof serve>>
  beforeAll(async () => {
    server = await serve(createMissingServices)
  })
  afterAll(() => server.stop())
  const client = () => createClient(server.origin, API_KEY, { auth: { persistSession: false } })

  test('tables and database functions answer supabase-js with an error of their shape', async () => {
    const reason = expect.stringMatching(/REST API .* needs a Supabase project/)
    for (const answer of [
      await client().from('profiles').select(),
      await client().from('profiles').insert({ id: 1 }),
      await client().from('profiles').delete().eq('id', 1),
      await client().rpc('anything', { of: 1 }),
    ])
      expect(answer).toMatchObject({
        data: null,
        status: 501,
        error: { code: 'not_supported_locally', message: reason, details: null },
      })
  })

  test('so does Storage', async () => {
    const { storage } = client()
    const reason = 'The local stack has no Storage: that needs a Supabase project.'
    for (const { data, error } of [
      await storage.listBuckets(),
      await storage.from('pictures').list(),
      await storage.from('pictures').upload('a.txt', new Blob(['a'])),
    ]) {
      expect(data).toBeNull()
      expect(error).toMatchObject({ name: 'StorageApiError', status: 501, statusCode: '501', message: reason })
    }
    expect((await storage.from('pictures').download('a.txt')).error?.message).toBeTruthy()
  })

  test('a browser may read the refusal from any page', async () => {
    const preflight = await fetch(`${server.origin}/rest/v1/profiles`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:5173',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'apikey,prefer,content-profile',
      },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-profile')
  })

  test.each([
    ['/rest/v1/profiles', true],
    ['/rest/v1/', true],
    ['/storage/v1/bucket', true],
    ['/graphql/v1', true],
    ['/realtime/v1/api/broadcast', true],
    ['/functions/v1/communities-api', false],
    ['/auth/v1/user', false],
  ])('%s belongs to it: %s', (path, is) => {
    expect(isOfMissingService(`${server.origin}${path}`)).toBe(is)
  })

  test('a channel of Realtime is refused with the reason, in both versions of the protocol', () => {
    const topic = 'realtime:room'
    const payload = {
      status: 'error',
      response: { reason: 'The local stack has no Realtime: that needs a Supabase project.' },
    }
    const reply = (message: unknown) => JSON.parse(refuseChannel(JSON.stringify(message)) ?? 'null') as unknown
    const join = { topic, event: 'phx_join', payload: {}, ref: '1', join_ref: '1' }
    expect(reply(join)).toEqual({ topic, event: 'phx_reply', payload, ref: '1', join_ref: '1' })
    expect(reply(['1', '2', topic, 'phx_join', {}])).toEqual(['1', '2', topic, 'phx_reply', payload])
    expect(reply([null, '3', 'phoenix', 'heartbeat', {}])).toEqual([
      null,
      '3',
      'phoenix',
      'phx_reply',
      { status: 'ok', response: {} },
    ])
    expect([reply({ ...join, event: 'broadcast' }), reply([]), refuseChannel('{'), refuseChannel(new Blob())]).toEqual([
      null,
      null,
      undefined,
      undefined,
    ])
  })
})
