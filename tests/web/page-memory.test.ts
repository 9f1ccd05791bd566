import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pageMemory, toKeptPage, type KeptPage } from '../../web/src/lib/shell/page-memory.server.ts'

const page = (bytes: number): KeptPage => ({
  headers: [],
  etag: '"a"',
  bodies: { identity: new Uint8Array(bytes), gzip: new Uint8Array(0), br: new Uint8Array(0) },
})

describe('the memory of pages', () => {
  it('keeps a page until its time is over', () => {
    let now = 0
    const memory = pageMemory({ ttl: 60, bytes: 100, now: () => now })
    memory.keep('/', page(10))
    now = 59
    expect(memory.find('/')).toBeDefined()
    now = 60
    expect(memory.find('/')).toBeUndefined()
  })

  it('lets the page go that was asked for the longest ago, and holds no more than it may', () => {
    const memory = pageMemory({ ttl: 60, bytes: 100, now: () => 0 })
    memory.keep('a', page(40))
    memory.keep('b', page(40))
    memory.find('a')
    memory.keep('c', page(40))
    expect(['a', 'b', 'c'].filter((key) => memory.find(key))).toEqual(['a', 'c'])
    // The same page again takes no more room.
    for (let times = 0; times < 5; times++) memory.keep('c', page(40))
    expect(['a', 'c'].filter((key) => memory.find(key))).toEqual(['a', 'c'])
    memory.keep('d', page(101))
    expect(memory.find('d')).toBeUndefined()
  })

  it('keeps the same text in each encoding', async () => {
    const kept = await toKeptPage(new Response('the page', { headers: { etag: '"a"', vary: 'Cookie' } }))
    expect(gunzipSync(kept?.bodies.gzip ?? '').toString()).toBe('the page')
    expect(brotliDecompressSync(kept?.bodies.br ?? '').toString()).toBe('the page')
    expect(kept?.headers).toContainEqual(['vary', 'Cookie'])
  })

  it('keeps no error, nothing with a cookie and no stream', async () => {
    expect(await toKeptPage(new Response('', { status: 500, headers: { etag: '"a"' } }))).toBeUndefined()
    expect(await toKeptPage(new Response('', { headers: { etag: '"a"', 'set-cookie': 'a=b' } }))).toBeUndefined()
    expect(await toKeptPage(new Response(''))).toBeUndefined()
  })
})
