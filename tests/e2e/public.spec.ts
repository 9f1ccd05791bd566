import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { newLearner } from './learner.ts'
import { expect, signInAs, test } from './pages.ts'

const ask = async (request: APIRequestContext, path: string, headers: Record<string, string> = {}) => {
  const response = await request.get(path, { headers, maxRedirects: 0 })
  return { status: response.status(), headers: response.headers(), text: await response.text() }
}

test('a page for everyone may be kept by a shared cache, and is confirmed by its ETag', async ({ request }) => {
  for (const path of ['/', '/api', '/api/attempts-api', '/certificates', '/goodbye', '/help', '/help/streaks']) {
    // The pages of the help center have no script, so theirs allows none within the page.
    const scripts = path.startsWith('/help') ? "script-src 'self';" : "script-src 'self' 'sha256-"
    const first = await ask(request, path)
    const again = await ask(request, path)
    expect(again.text, path).toBe(first.text)
    for (const { headers } of [first, again])
      expect(headers, path).toMatchObject({
        'cache-control': 'public, max-age=0, s-maxage=60',
        vary: 'Cookie, Accept-Encoding',
        'content-encoding': expect.stringMatching(/^(br|gzip)$/),
        'content-security-policy': expect.stringContaining(scripts),
        'x-frame-options': 'DENY',
      })
    expect(again.headers.etag).toBe(first.headers.etag)
    const known = await ask(request, path, { 'if-none-match': first.headers.etag ?? '' })
    expect([known.status, known.text, known.headers.vary]).toEqual([304, '', 'Cookie, Accept-Encoding'])
    expect(known.headers['cache-control']).toBe('public, max-age=0, s-maxage=60')
  }
})

test('what a cookie or a query tells apart is never for a shared cache', async ({ page, request }) => {
  await ask(request, '/')
  const dark = await ask(request, '/', { cookie: 'theme=dark' })
  expect(dark.text).toContain('data-theme="dark"')
  expect(dark.headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: 'Cookie, Accept-Encoding' })
  expect((await ask(request, '/')).text).not.toContain('data-theme')
  for (const path of ['/certificates?number=2222-2222-2222', '/help?q=streak'])
    expect((await ask(request, path)).headers['cache-control'], path).toBe('private, no-cache')

  await signInAs(page, 'Student')
  const anonymous = await ask(request, '/')
  const home = await ask(page.request, '/', { 'if-none-match': anonymous.headers.etag ?? '' })
  expect([home.status, home.headers['cache-control']]).toEqual([303, 'private, no-cache'])
  const reference = await ask(page.request, '/api')
  expect(reference.headers['cache-control']).toBe('private, no-cache')
  expect(reference.text).not.toBe((await ask(request, '/api')).text)
})

test('a profile made private and a name hidden are gone from the next answer on', async ({ page, request }) => {
  const learner = await newLearner(page, 'Paula Public')
  const username = `p${learner.id.slice(0, 8)}`
  await learner.profile({ username, visibility: 'public' })
  const shown = await ask(request, `/u/${username}`)
  expect(shown.headers).toMatchObject({ 'cache-control': 'public, no-cache', vary: 'Cookie, Accept-Encoding' })
  const known = { 'if-none-match': shown.headers.etag ?? '' }
  expect((await ask(request, `/u/${username}`, known)).status).toBe(304)
  await learner.profile({ username, visibility: 'private' })
  const hidden = await ask(request, `/u/${username}`, known)
  expect([hidden.status, hidden.headers['cache-control']]).toEqual([404, 'private, no-cache'])
  expect(hidden.text).not.toContain('Paula Public')
})

test('files are compressed, typed and kept by what their name says', async ({ request }) => {
  const folder = join(import.meta.dirname, '../../web/build/client/_app/immutable/entry')
  const script = readdirSync(folder).find((name) => name.endsWith('.js'))
  const hashed = await ask(request, `/_app/immutable/entry/${script}`, { 'accept-encoding': 'br' })
  expect(hashed.headers).toMatchObject({
    'cache-control': 'public,max-age=31536000,immutable',
    'content-encoding': 'br',
    'content-type': 'text/javascript',
    'x-content-type-options': 'nosniff',
  })
  for (const [path, type] of [
    ['/icon.svg', 'image/svg+xml'],
    ['/manifest.webmanifest', 'application/manifest+json'],
    ['/robots.txt', 'text/plain'],
  ] as const) {
    const { headers } = await ask(request, path)
    expect(headers, path).toMatchObject({
      'cache-control': 'no-cache',
      etag: expect.any(String),
      'content-type': type,
      'x-content-type-options': 'nosniff',
    })
  }
})

test('a page for one person is compressed, and confirmed by its ETag', async ({ page }) => {
  await signInAs(page, 'Student')
  const shown = await ask(page.request, '/notifications')
  expect(shown.headers).toMatchObject({ 'cache-control': 'private, no-cache', 'content-encoding': 'gzip' })
  const known = await ask(page.request, '/notifications', { 'if-none-match': shown.headers.etag ?? '' })
  expect([known.status, known.headers['cache-control']]).toEqual([304, 'private, no-cache'])
})
