import { describe, expect, it } from 'vitest'
import { chooseEncoding, encodePage, matchesEtag } from '../../web/src/lib/shell/encoding.server.ts'

describe('the encoding of a page', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['BR;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['identity', 'identity'],
    [null, 'identity'],
  ])('for "%s" it is %s', (accepted, chosen) => {
    expect(chooseEncoding(accepted, ['br', 'gzip'])).toBe(chosen)
  })

  it('an ETag is found in a list, weak or strong', () => {
    expect(matchesEtag('"a", W/"b"', '"b"')).toBe(true)
    expect(matchesEtag('*', '"b"')).toBe(true)
    expect(matchesEtag('"a"', '"b"')).toBe(false)
    expect(matchesEtag(null, '"b"')).toBe(false)
  })

  it('a page is compressed with a weak ETag, and a stream stays as it is', async () => {
    const asked = new Request('http://localhost/', { headers: { 'accept-encoding': 'gzip' } })
    const html = { 'content-type': 'text/html', etag: '"a"' }
    const page = await encodePage(asked, new Response('x'.repeat(5000), { headers: html }))
    expect([page.headers.get('content-encoding'), page.headers.get('etag')]).toEqual(['gzip', 'W/"a"'])
    expect(Number(page.headers.get('content-length'))).toBeLessThan(100)
    const short = await encodePage(asked, new Response('short', { headers: html }))
    expect([short.headers.get('content-encoding'), await short.text()]).toEqual([null, 'short'])
    const stream = new Response('data: 1\n\n', { headers: { 'content-type': 'text/event-stream' } })
    expect(await encodePage(asked, stream)).toBe(stream)
  })

  it('the data of a page is compressed, and other JSON stays as it is', async () => {
    const ask = (path: string) =>
      encodePage(
        new Request(`http://localhost${path}`, { headers: { 'accept-encoding': 'gzip' } }),
        new Response('x'.repeat(5000), { headers: { 'content-type': 'application/json' } }),
      )
    const data = await ask('/c/harbor/__data.json')
    expect([data.headers.get('content-encoding'), data.headers.get('etag')]).toEqual(['gzip', null])
    expect((await ask('/me/export')).headers.get('content-encoding')).toBeNull()
  })

  it('a browser that has the page gets only its cookies', async () => {
    const asked = new Request('http://localhost/', { headers: { 'if-none-match': 'W/"a"' } })
    const headers = { 'content-type': 'text/html', etag: '"a"', 'set-cookie': 'done=; Max-Age=0' }
    const answer = await encodePage(asked, new Response('page', { headers }))
    expect([answer.status, await answer.text(), answer.headers.getSetCookie()]).toEqual([304, '', ['done=; Max-Age=0']])
  })
})
