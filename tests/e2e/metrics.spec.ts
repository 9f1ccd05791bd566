import { readSamples } from '../support/samples.ts'
import { newLearner } from './learner.ts'
import { expect, test } from './pages.ts'

test('the site tells this machine what it measured, without a word about anybody', async ({ page, request }) => {
  const scrape = async (headers: Record<string, string> = {}) => {
    const response = await request.get('/metrics', { headers })
    return { status: response.status(), headers: response.headers(), text: await response.text() }
  }
  await request.get('/goodbye')
  await request.get('/goodbye')
  await request.get(`/u/${crypto.randomUUID().slice(0, 13)}`)
  await request.get(`/none/${crypto.randomUUID()}`)
  await newLearner(page)
  const { status, headers, text } = await scrape()
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    'cache-control': 'no-store',
  })
  expect(headers['content-encoding']).toBeUndefined()
  const samples = readSamples(text)
  const count = (labels: string) => samples.get(`laude_site_requests_total{${labels}}`) ?? 0
  expect(count('route="/goodbye",method="GET",status="200"')).toBeGreaterThan(1)
  expect([...samples.keys()].filter((series) => series.includes('route="/u/[username]"'))).not.toEqual([])
  expect(count('route="unknown",method="GET",status="404"')).toBeGreaterThan(0)
  expect(samples.get('laude_site_pages_total{source="memory"}')).toBeGreaterThan(0)
  expect(samples.get('laude_site_upstream_seconds_count{result="answered"}')).toBeGreaterThan(0)
  expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
  expect((await scrape({ 'x-forwarded-for': '203.0.113.1' })).status).toBe(404)
})
