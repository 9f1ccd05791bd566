import { describe, expect, it } from 'vitest'
import { createFunctions } from '../../functions/functions.ts'
import { createAddressReader } from '../../functions/_http/client-address.ts'
import { createPolicies, LIMITED_OPERATIONS, limitOf, type LimitChanges } from '../../functions/_http/limits.ts'
import { readEnv } from '../../functions/_http/env.ts'
import { unitsLeft } from '../../functions/_domain/rate-limits/bucket.ts'
import { createMemoryStore } from '../../functions/_services/rate-limits/memory-store.ts'
import { createPostgresStore } from '../../functions/_services/rate-limits/postgres-store.ts'
import { createRateLimiter } from '../../functions/_services/rate-limits/rate-limiter.ts'
import { useApi, type Api } from '../support/api.ts'
import { addMember, createPerson } from '../support/people.ts'
import { problemOf } from '../support/problem.ts'

const SECRET = 'known to the site and the functions'
const ADDRESS = 'x-laude-client-address'
const PROOF = 'x-laude-proxy-secret'
/** Nothing comes back while a test runs. */
const few = (burst: number) => ({ burst, perSecond: burst / 100_000 })

const limitsOf =
  (changes: LimitChanges) =>
  ({ db }: Pick<Api['database'], 'db'>) => ({
    // A machine that runs other tests, too, may take long to answer 200 questions at once.
    limiter: createRateLimiter(createPostgresStore(db), { patience: 60_000, report: console.error }),
    policyOf: createPolicies(changes),
    addressOf: createAddressReader({ socketAddress: () => undefined, proxySecret: SECRET }),
  })

const api = useApi({
  limits: limitsOf({
    reading: { learner: few(10), address: few(10) },
    writing: { learner: few(3), instructor: few(3) },
    'sign-in': { learner: few(2) },
  }),
})

describe('limits of requests', () => {
  const newcomer = async () => {
    const person = await createPerson(api().database.sql, 'Ada')
    const [harbor] = await api().database.sql<{ id: string }[]>`select id from communities where slug = 'harbor'`
    await addMember(api().database.sql, harbor?.id ?? '', person, 'student')
    return person
  }
  const statuses = async (requests: Promise<Response>[]) =>
    Object.entries(Object.groupBy(await Promise.all(requests), ({ status }) => status)).map(
      ([status, all = []]) => [Number(status), all.length] as const,
    )

  it('of 200 requests at the same time at a burst of 10, exactly 10 are answered', async () => {
    const person = await newcomer()
    const requests = Array.from({ length: 200 }, () => api().ask('/communities-api', person))
    expect(await statuses(requests)).toEqual([
      [200, 10],
      [429, 190],
    ])
  })

  it('a refusal says when to go on, in its header and its body, and of which limit', async () => {
    const person = await newcomer()
    const read = () => api().ask('/gamification-api/sessions', person)
    const first = await read()
    expect(first.headers.get('RateLimit-Policy')).toBe('"reading-learner";q=10;w=100000')
    expect(first.headers.get('RateLimit')).toMatch(/^"reading-learner";r=9;t=\d+$/)
    for (let request = 1; request < 10; request++) expect((await read()).status).toBe(200)
    const refused = await read()
    expect(refused.headers.get('RateLimit')).toMatch(/^"reading-learner";r=0;t=\d+$/)
    const wait = Number(refused.headers.get('Retry-After'))
    expect(wait).toBeGreaterThan(9000)
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: 'rate_limited', retry_after: wait })
  })

  it('what is cached counts, too, by itself and in a batch, whose other parts are answered', async () => {
    const person = await newcomer()
    const read = () => api().ask('/attempts-api/tests?community=harbor', person)
    for (let request = 0; request < 8; request++) expect((await read()).status).toBe(200)
    const part = encodeURIComponent('/attempts-api/tests?community=harbor')
    const batch = await api().ask(`/batch-api?get=${part}&get=${part}&get=${part}`, person)
    const { responses } = await batch.json()
    const parts = responses.map(({ status }: { status: number }) => status)
    expect(parts.toSorted()).toEqual([200, 429, 429])
    expect((await read()).status).toBe(429)
  })

  it('reading and writing are counted apart, and a refused change changes nothing', async () => {
    const person = await newcomer()
    const rename = (name: string) =>
      api().ask('/gamification-api/profile', person, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ display_name: name }),
      })
    const names = ['One', 'Two', 'Three', 'Four', 'Five']
    for (const [index, name] of names.entries()) expect((await rename(name)).status).toBe(index < 3 ? 200 : 429)
    const profile = await api().ask('/gamification-api/profile', person)
    expect((await profile.json()).data).toMatchObject({ display_name: 'Three' })
  })

  it('a HEAD request counts as the GET request that it stands for', async () => {
    const person = await newcomer()
    const { headers } = await api().ask('/gamification-api/sessions', person, { method: 'HEAD' })
    expect(headers.get('RateLimit')).toMatch(/^"reading-learner";r=9;/)
  })

  it('guesses at invitations are few', async () => {
    const person = await newcomer()
    const guess = () => api().ask(`/communities-api/invitations/${'x'.repeat(22)}`, person)
    const answers = [await guess(), await guess(), await guess()].map(({ status }) => status)
    expect(answers.at(-1)).toBe(429)
    expect(answers.slice(0, 2)).not.toContain(429)
  })

  it('callers without a token are counted by the address that the site shows with its secret, and by no other', async () => {
    const look = (headers: Record<string, string>) =>
      api().ask('/gamification-api/certificates/AAAA-AAAA-AAAA', undefined, { headers })
    const from = (address: string) => look({ [ADDRESS]: address, [PROOF]: SECRET })
    for (let request = 0; request < 10; request++) expect((await from('203.0.113.7')).status).not.toBe(429)
    expect((await from('203.0.113.7')).status).toBe(429)
    expect((await from('203.0.113.8')).status).not.toBe(429)
    // Two of one household.
    for (let request = 0; request < 10; request++) await from(`2001:db8:1:2::${request}`)
    expect((await from('2001:db8:1:2:ffff::1')).status).toBe(429)
    const spoofs: Record<string, string>[] = [
      { [ADDRESS]: '203.0.113.7' },
      { [ADDRESS]: '203.0.113.7', [PROOF]: 'a guess' },
      { 'X-Forwarded-For': '203.0.113.7' },
      { Forwarded: 'for=203.0.113.7' },
    ]
    for (const spoofed of spoofs) expect((await look(spoofed)).status).not.toBe(429)
  })
})

describe('the limits that are set', () => {
  const policyOf = createPolicies()

  it('never meet a person who clicks eight times a second for a minute', async () => {
    const clock = { now: 0 }
    const now = () => clock.now
    for (const [routeClass, weight] of [
      ['reading', 4],
      ['writing', 1],
      ['taking', 1],
    ] as const) {
      const limiter = createRateLimiter(createMemoryStore(now), { now, report: console.error })
      for (let click = 0; click < 8 * 60; click++) {
        expect(await limiter.take(policyOf(routeClass, 'learner'), 'quick', weight)).toBe(0)
        clock.now += 125
      }
    }
  })

  it('leave an instructor at least as much as a learner', () => {
    for (const routeClass of ['reading', 'writing', 'taking', 'heavy', 'assistant', 'mail'] as const) {
      const [learner, instructor] = [policyOf(routeClass, 'learner'), policyOf(routeClass, 'instructor')]
      expect(instructor.burst).toBeGreaterThanOrEqual(learner.burst)
      expect(instructor.perSecond).toBeGreaterThanOrEqual(learner.perSecond)
    }
  })

  it('name only operations that exist, none of which is heavier than a bucket', () => {
    const functions = Object.values(createFunctions(api().deps))
    const routes = functions.flatMap(({ openAPIRegistry }) =>
      openAPIRegistry.definitions.flatMap((definition) => (definition.type === 'route' ? [definition.route] : [])),
    )
    const operations = new Map(routes.map(({ operationId = '', method }) => [operationId, method]))
    expect(LIMITED_OPERATIONS.filter((operation) => !operations.has(operation))).toEqual([])
    for (const [operation, method] of operations) {
      const limit = limitOf(operation, method)
      for (const kind of ['learner', 'instructor'] as const)
        expect(unitsLeft(policyOf(limit.class, kind), 0)).toBeGreaterThanOrEqual(limit.weight)
    }
  })

  it('can be changed one by one, and turned off', () => {
    const base = { DATABASE_URL: 'postgres://localhost/laude', SUPABASE_URL: 'http://localhost' }
    const set = (RATE_LIMITS: string) => readEnv({ ...base, RATE_LIMITS }).rateLimits
    expect(set('off')).toBe('off')
    const changes = set('{"reading":{"learner":{"burst":5,"perSecond":0.5}}}')
    if (changes === 'off') throw new Error('They are on.')
    expect(createPolicies(changes)('reading', 'learner')).toMatchObject({ burst: 5, perSecond: 0.5 })
    expect(createPolicies(changes)('reading', 'instructor')).toEqual(policyOf('reading', 'instructor'))
    for (const wrong of ['maybe', '{"reading":{"learner":{"burst":0,"perSecond":1}}}', '{"reeding":{}}'])
      expect(() => set(wrong)).toThrow('RATE_LIMITS')
  })
})
