import type { APIRequestContext } from '@playwright/test'
import { expect, signInAs, test } from './pages.ts'

const headOf = async (request: APIRequestContext, path: string) => {
  const html = await (await request.get(path)).text()
  return html.slice(0, html.indexOf('</head>'))
}
const links = (head: string) => head.match(/<link [^>]*>/g) ?? []

test('a page loads its styles in two files, one font at once, and its scripts after them', async ({
  page,
  request,
}) => {
  await signInAs(page, 'Student')
  for (const [context, path] of [
    [request, '/'],
    [page.request, '/c/harbor'],
    [page.request, '/c/harbor/progress'],
  ] as const) {
    const all = links(await headOf(context, path))
    expect(all.filter((it) => it.includes('rel="stylesheet"')).length, path).toBe(2)
    expect(
      all.filter((it) => it.includes('as="font"')),
      path,
    ).toEqual([expect.stringContaining('source-sans-3-latin-wght')])
    const scripts = all.filter((it) => it.includes('rel="modulepreload"'))
    expect(scripts.length, path).toBeGreaterThan(0)
    for (const script of scripts) expect(script, path).toContain('fetchpriority="low"')
  }
})

test('pages for everyone describe themselves to search engines, and only those of learners are kept from them', async ({
  request,
}) => {
  for (const path of ['/', '/sign-in', '/sign-up', '/api', '/api/attempts-api', '/certificates']) {
    const head = await headOf(request, path)
    expect(head, path).toMatch(/<title>[^<]{5,}<\/title>/)
    expect(head, path).toMatch(/<meta\s+name="description"\s+content="[^"]{30,}"/)
    expect(head, path).not.toContain('noindex')
  }
  const robots = await (await request.get('/robots.txt')).text()
  expect(robots.trim().split('\n')).toEqual(['User-agent: *', 'Disallow: /c/'])
})
