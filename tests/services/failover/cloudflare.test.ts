import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createCloudflare, DnsRefusal } from '../../../functions/_services/failover/cloudflare.ts'
import { startCloudflare } from '../../support/cloudflare.ts'

describe('the DNS record at Cloudflare', () => {
  let server: Awaited<ReturnType<typeof startCloudflare>>
  beforeAll(async () => {
    server = await startCloudflare()
  })
  beforeEach(() => {
    server.record.content = '192.0.2.1'
    server.requests.length = 0
  })
  afterAll(() => server.stop())

  const dns = (changes: object = {}) => createCloudflare({ ...server.options, pause: 5, ...changes })
  const patches = () => server.requests.filter((request) => request.startsWith('PATCH')).length

  it('is changed and read back; all else of it stays', async () => {
    await dns().point('192.0.2.2')
    expect(server.record).toMatchObject({ content: '192.0.2.2', proxied: true, ttl: 1, comment: 'of the site' })
    expect(server.requests).toEqual([
      'GET /client/v4/zones/zone1/dns_records',
      'PATCH /client/v4/zones/zone1/dns_records/record1',
      'GET /client/v4/zones/zone1/dns_records',
    ])
  })

  it('is left alone where it is right already', async () => {
    await dns().point('192.0.2.1')
    expect(patches()).toBe(0)
  })

  it('is changed once although the answer was lost', async () => {
    const asked = dns().point('192.0.2.2')
    server.fail({ status: 500 }, 'lost', 'lost')
    await asked
    expect(server.record.content).toBe('192.0.2.2')
    expect(patches()).toBe(1)
  })

  it('is read until a read shows the change', async () => {
    server.staleReads(3)
    await dns().point('192.0.2.2')
    expect(server.record.content).toBe('192.0.2.2')
  })

  it('is changed after 429 and 500, not before the pause that was asked for', async () => {
    server.fail({ status: 429, retryAfter: '1' }, { status: 500 })
    const began = performance.now()
    await dns().point('192.0.2.2')
    expect(performance.now() - began).toBeGreaterThanOrEqual(990)
    expect(server.record.content).toBe('192.0.2.2')
  })

  it('is given up after some tries, so that the next turn of the controller decides anew', async () => {
    server.fail(...Array.from({ length: 3 }, () => ({ status: 503 })))
    await expect(dns({ tries: 3 }).point('192.0.2.2')).rejects.toThrow('503')
    expect(server.requests).toHaveLength(3)
  })

  it('is not asked for again with a token without rights, or in a zone without the record', async () => {
    await expect(dns({ token: 'another token' }).point('192.0.2.2')).rejects.toThrow(DnsRefusal)
    await expect(dns({ token: 'another token' }).point('192.0.2.2')).rejects.toThrow('403: Invalid access token')
    expect(server.requests).toHaveLength(2)
    await expect(dns({ name: 'other.example' }).read()).rejects.toThrow(DnsRefusal)
  })

  it('cannot be reached: that is no refusal', async () => {
    const failed = dns({ api: 'http://127.0.0.1:9/client/v4', tries: 2 }).point('192.0.2.2')
    await expect(failed).rejects.not.toThrow(DnsRefusal)
  })
})
