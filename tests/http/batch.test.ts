import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { batch } from '../../functions/_contracts/batch.ts'
import { problem } from '../../functions/_contracts/wire.ts'
import { createBatch } from '../../functions/_http/batch.ts'
import { problemOf } from '../support/problem.ts'
import { useSchool, type Sitter } from '../support/school.ts'
import { createServer } from '../support/shown.ts'

const LEVEL = '/gamification-api/xp/level?community=harbor'
const TESTS = '/attempts-api/tests?community=harbor'
const CATALOGUE = '/achievements-api?community=harbor'
const NOWHERE = '/gamification-api/xp/level?community=nowhere'

const batchOf = (addresses: readonly string[]) =>
  `/batch-api?${new URLSearchParams(addresses.map((address) => ['get', address]))}`

describe('a batch', () => {
  const school = useSchool()
  let me: Sitter
  beforeAll(async () => {
    me = await school.newcomer()
  })
  const ask = (addresses: readonly string[], person: string | undefined = me.person) =>
    school.api().ask(batchOf(addresses), person)
  const read = async (...addresses: string[]) => batch.parse(await (await ask(addresses)).json()).responses

  it('answers each address as it answers by itself, in the order asked', async () => {
    const addresses = [TESTS, LEVEL, '/communities-api', CATALOGUE, '/gamification-api/streaks/status', LEVEL]
    const alone = await Promise.all(
      addresses.map(async (address) => {
        const response = await school.api().ask(address, me.person)
        return { status: response.status, body: await response.json() }
      }),
    )
    expect(await read(...addresses)).toEqual(alone)
    expect(alone.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    expect(await read(LEVEL)).toEqual([alone[1]])
  })

  it('leaves the other parts as they are where one fails, with the problem of that one', async () => {
    const [level, nowhere, odd, missing, tests] = await read(
      ...[LEVEL, NOWHERE, '/gamification-api/notifications?limit=none', '/courses-api/nothing', TESTS],
    )
    expect([level?.status, tests?.status]).toEqual([200, 200])
    const problems = [nowhere, odd, missing].map((part) => problem.parse(part?.body))
    expect(problems.map(({ status, code }) => [status, code])).toEqual([
      [404, 'not_found'],
      [422, 'validation_failed'],
      [404, 'route_not_found'],
    ])
    expect(problems[1]?.errors.map(({ path }) => path)).toEqual(['query.limit'])
  })

  it('names its request id in the problems of its parts, and in the log', async () => {
    const { logged } = school.api()
    logged.length = 0
    const response = await ask([LEVEL, NOWHERE])
    const id = response.headers.get('X-Request-Id')
    const [, nowhere] = batch.parse(await response.json()).responses
    expect(problem.parse(nowhere?.body).request_id).toBe(id)
    expect(logged.map(({ request_id }) => request_id)).toEqual([id, id, id])
    expect(logged.map(({ path }) => String(path)).toSorted()).toEqual([
      '/batch-api',
      '/gamification-api/xp/level',
      '/gamification-api/xp/level',
    ])
  })

  it('holds no stream, no file and no batch', async () => {
    const answers = await read(
      ...['/gamification-api/notifications/stream', batchOf([LEVEL]).replace('?', '/../batch-api?')],
      '/achievements-api/../batch-api?get=/achievements-api',
    )
    expect(answers.map(({ body }) => problem.parse(body).code)).toEqual([
      'not_batchable',
      'route_not_found',
      'route_not_found',
    ])
    const refused = await ask([batchOf([LEVEL]), '/events-worker/drain', 'https://example.com/', '//example.com/a-api'])
    const { code, errors } = await problemOf(refused)
    expect(code).toBe('validation_failed')
    expect(errors.length).toBeGreaterThan(0)
  })

  it('has one to twenty addresses, and needs a token', async () => {
    expect((await ask(Array.from({ length: 20 }, () => LEVEL))).status).toBe(200)
    expect((await ask(Array.from({ length: 21 }, () => LEVEL))).status).toBe(422)
    expect((await ask([])).status).toBe(422)
    expect((await school.api().ask(batchOf([LEVEL]))).status).toBe(401)
  })

  it('sends the bytes of a cached part as they are kept, and changes with it', async () => {
    const server = createServer(school.api(), 'one')
    try {
      await server.keeps(CATALOGUE, me.person)
      const kept = await (await server.ask(CATALOGUE, me.person)).text()
      const whole = async () => (await server.ask(batchOf([LEVEL, CATALOGUE]), me.person)).text()
      expect(await whole()).toContain(`,{"status":200,"body":${kept}}`)
    } finally {
      await server.stop()
    }
  })
})

describe('a part that takes too long', () => {
  const school = useSchool()
  it('is answered as unavailable, and holds up no other', async () => {
    const answer = createBatch(
      {
        'slow-api': { fetch: () => new Promise<Response>(() => {}) },
        'fast-api': { fetch: () => Response.json({ data: 1 }) },
      },
      school.api().deps,
      20,
    )
    const addresses = ['/slow-api', '/fast-api/a']
    const json = await answer({ addresses, userId: '', authorization: '', requestId: '' })
    const { responses } = batch.parse(JSON.parse(json))
    expect(responses[1]).toEqual({ status: 200, body: { data: 1 } })
    expect(z.object({ code: z.string() }).parse(responses[0]?.body).code).toBe('unavailable')
  })
})
