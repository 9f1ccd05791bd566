import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { catalogueEntry, definition, earnedEntry } from '../../../functions/_contracts/achievements/catalogue.ts'
import { list } from '../../../functions/_contracts/wire.ts'
import { useGuild } from '../../support/guild.ts'
import { problemOf } from '../../support/problem.ts'
import { createServer, type Server } from '../../support/shown.ts'

const RULES = [
  { slug: 'posts', criteria: { counter: 'post_created', gte: 1 }, tiers: { bronze: 1, silver: 5 } },
  { slug: 'ten_posts', criteria: { counter: 'post_created', gte: 10 } },
]

describe('cached responses about achievements', () => {
  const guild = useGuild()
  let me: string
  let server: Server
  const path = (what: string) => `/gamification-api/achievements${what}?community=${guild.slug()}`
  const see = async <T extends z.ZodType>(what: string, item: T, person = me) =>
    list(item).parse(await (await server.ask(path(what), person)).json()).data
  const earned = (person = me) => see('/user', earnedEntry, person)
  beforeAll(async () => {
    await guild.publish(...RULES)
    me = await guild.member('student')
    await guild.post(me, 2)
    server = createServer(guild.api(), 'one')
    await server.keeps(path('/user'), me)
  })
  afterAll(() => server.stop())

  it('the earned list, the progress and the definitions are answered', async () => {
    expect(await earned()).toMatchObject([{ slug: 'posts', tier_held: 'bronze' }])
    expect(await see('/progress', catalogueEntry)).toMatchObject([
      { slug: 'posts', progress: { have: 2, need: 5, tier: 'silver' } },
      { slug: 'ten_posts', progress: { have: 2, need: 10 } },
    ])
    expect(await see('', definition)).toMatchObject(RULES.map(({ slug }) => ({ slug })))
  })

  it('a cached response equals the first one apart from the request id, and is logged the same way', async () => {
    const { logged } = guild.api()
    const other = await guild.member('student')
    logged.length = 0
    const [first, again] = [await server.ask(path('/user'), other), await server.ask(path('/user'), other)]
    const [ids, headers] = [new Set<string | null>(), [first, again].map((response) => new Headers(response.headers))]
    for (const each of headers) {
      ids.add(each.get('X-Request-Id'))
      each.delete('X-Request-Id')
      // What is left changes with each request, so an answer from memory does not say it.
      each.delete('RateLimit')
      each.delete('RateLimit-Policy')
    }
    expect(ids.size).toBe(2)
    expect([...(headers[1] ?? [])]).toEqual([...(headers[0] ?? [])])
    expect(headers[1]?.get('Cache-Control')).toBe('private, no-cache')
    expect(headers[1]?.get('Vary')).toMatch(/Authorization/)
    expect(await again.text()).toBe(await first.text())
    for (const line of logged)
      expect(line).toMatchObject({ status: 200, user_id: other, request_id: expect.any(String) })
    expect(logged).toHaveLength(2)
  })

  it('a matching If-None-Match gets a 304, cached or not', async () => {
    const catalogue = `/achievements-api?community=${guild.slug()}`
    for (const address of [path('/user'), path('/progress'), path(''), catalogue, `${catalogue}&state=earned`]) {
      const etag = (await server.ask(address, me)).headers.get('ETag') ?? ''
      expect(etag).toMatch(/^"[\w-]{22}"$/)
      for (const known of [etag, `W/${etag}`, `"another", ${etag}`]) {
        const response = await server.ask(address, me, { headers: { 'If-None-Match': known } })
        expect([response.status, await response.text(), response.headers.get('ETag')]).toEqual([304, '', etag])
        expect(response.headers.get('Content-Type')).toBeNull()
      }
      expect((await server.ask(address, me, { headers: { 'If-None-Match': '"another"' } })).status).toBe(200)
    }
  })

  it('a cached response is for one learner only, and a person who is no member gets none', async () => {
    const other = await guild.member('student')
    await earned()
    expect(await earned(other)).toEqual([])
    expect(await earned()).toHaveLength(1)
    const stranger = '00000000-0000-4000-8000-00000000000a'
    for (const what of ['', '/user', '/progress'])
      expect(await problemOf(await server.ask(path(what), stranger))).toMatchObject({ status: 404 })
  })

  it('a response changes after the learner’s own change, after an instructor’s, and when the membership ends', async () => {
    const [held] = await earned()
    const hide = { method: 'PATCH', body: '{"visibility":"private"}', headers: { 'Content-Type': 'application/json' } }
    await server.ask(`/achievements-api/mine/${held?.award?.id}`, me, hide)
    expect(await earned()).toMatchObject([{ award: { visibility: 'private' } }])

    const teacher = await guild.member('instructor')
    const rename = { ...hide, body: '{"name":"Scribe"}' }
    await server.ask(`/achievements-api/${held?.id}`, teacher, rename)
    expect(await earned()).toMatchObject([{ name: 'Scribe' }])
    expect((await see('', definition))[0]).toMatchObject({ name: 'Scribe' })

    await guild.sql()`delete from memberships where user_id = ${me}`
    // What others change is called out with it; the answer to any request that changes something waits for that.
    await server.ask(`/achievements-api/${held?.id}`, teacher, rename)
    expect((await server.ask(path('/user'), me)).status).toBe(404)
  })
})
