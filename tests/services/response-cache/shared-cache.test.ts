import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { connectStore } from '../../../functions/_cache/connect.ts'
import { setKey, type SharedStore } from '../../../functions/_cache/shared-store.ts'
import { createInvalidations } from '../../../functions/_services/response-cache/invalidations.ts'
import { createMemoryCache } from '../../../functions/_services/response-cache/memory-cache.ts'
import { createResponseCache } from '../../../functions/_services/response-cache/response-cache.ts'
import { responseKey, VERSION_OF_ALL, versionKey } from '../../../functions/_services/response-cache/shared-keys.ts'
import { useDatabase } from '../../support/database.ts'
import { createMeasured } from '../../support/measured.ts'
import { NO_REDIS, startRedis, type TestRedis } from '../../support/redis.ts'
import { until } from '../../support/until.ts'

const SUBJECT = 'harbor'
const ADDRESS = `/functions/v1/gamification-api/achievements/user?community=${SUBJECT}`
const TIMING = { look: 20, patience: 300, poll: 10 }
const HOUR = 60 * 60_000
const ETAG = '"abcdefghijklmnopqrstuv"'

interface ServerOptions {
  release?: string
  timing?: typeof TIMING
  patience?: number
}

describe('a cache of responses that servers share', () => {
  const database = useDatabase()
  let redis: TestRedis
  let me: string
  let key: string
  beforeEach(async ({ skip }) => {
    const started = await startRedis()
    if (!started) return skip(NO_REDIS)
    redis = started
    me = crypto.randomUUID()
    key = responseKey(me, ADDRESS)
  })
  afterEach(() => redis?.stop())

  /** One server; `text` is what it would read from the tables. */
  const start = ({ release = '', timing = TIMING, patience = 5000 }: ServerOptions = {}) => {
    const { metrics, countOf, gaugeOf } = createMeasured()
    const store = connectStore(redis.url, { metrics, report: () => undefined, patience, pause: 50 })
    let trips = 0
    const counted: SharedStore = {
      ...store,
      send: (commands) => {
        trips++
        return store.send(commands)
      },
    }
    const shared = { store: counted, release, timing }
    const memory = createMemoryCache({ bytes: 2 ** 24 })
    const cache = createResponseCache(database().url, memory, 'many', { shared, metrics })
    onTestFinished(cache.stop)
    return {
      cache,
      read: async (text: string, person = me) => {
        const read = await cache.startRead(person, ADDRESS, SUBJECT)
        if (!read.cached) read.store({ text, etag: ETAG }, HOUR)
        read.end()
        return read.cached?.text ?? text
      },
      forget: memory.clear,
      tripsOf: async (work: () => Promise<unknown>) => {
        const before = trips
        await work()
        return trips - before
      },
      found: () => countOf('laude_cache_reads_total shared'),
      isSharing: async () => (await gaugeOf('laude_shared_cache_up')) === 1,
      stop: cache.stop,
    }
  }
  const join = async (options?: ServerOptions) => {
    const server = start(options)
    // From the first read on it listens. It is of another subject, whose version is not ours.
    ;(await server.cache.startRead(me, '/none', 'none')).end()
    await until(server.isSharing)
    return server
  }
  /** The second read of a subject is the first that is kept: the first one makes its version. */
  const fill = async (server: Awaited<ReturnType<typeof join>>, text: string) => {
    await until(async () => {
      server.forget()
      await server.read(text)
      return (await redis.run('EXISTS', key)) === 1
    })
  }
  const change = (tag: string) => database().sql`select pg_notify('display', ${tag})`

  it('what one server has read another finds, for this learner alone, until something changes', async () => {
    const [a, b] = [await join(), await join()]
    await fill(a, 'old')
    expect([await b.read('unread'), b.found()]).toEqual(['old', 1])
    expect(await b.read('another', crypto.randomUUID())).toBe('another')
    for (const tag of [me, SUBJECT]) {
      await change(tag)
      expect(await b.read(`after ${tag}`)).toBe(`after ${tag}`)
      expect(await a.read('again')).toMatch(/after|again/)
      await fill(a, 'old')
    }
  })

  it('what is in memory costs no question to Redis, and what is nowhere two at the most', async () => {
    const quiet = await join({ timing: { ...TIMING, look: HOUR } })
    await fill(quiet, 'text')
    await until(async () => (await quiet.tripsOf(() => quiet.read('text'))) === 0)
    expect(await quiet.tripsOf(() => Promise.resolve(quiet.cache.get(me, ADDRESS)))).toBe(0)
    await redis.run('DEL', key)
    quiet.forget()
    expect(await quiet.tripsOf(() => quiet.read('text'))).toBe(2)
    quiet.forget()
    expect(await quiet.tripsOf(() => quiet.read('text'))).toBe(1)
  })

  it('an entry that a slow server writes after the change is never found', async () => {
    const [a, b] = [await join(), await join()]
    await fill(a, 'old')
    const late = String(await redis.run('GET', key))
    await change(me)
    expect(await b.read('new')).toBe('new')
    await redis.run('SET', key, late)
    b.forget()
    expect(await b.read('new')).toBe('new')
  })

  it('while nobody listens nothing stays believed', async () => {
    const a = await join()
    await fill(a, 'old')
    await a.stop()
    await change(me)
    const b = await join()
    expect(await b.read('new')).toBe('new')
  })

  it('one that joins finds what is there if a member heard everything meanwhile', async () => {
    const a = await join()
    await fill(a, 'old')
    // Without an answer these would never join.
    const b = await join({ timing: { ...TIMING, patience: HOUR } })
    expect([await b.read('unread'), b.found()]).toEqual(['old', 1])
    await b.stop()
    await change(me)
    const c = await join({ timing: { ...TIMING, patience: HOUR } })
    expect(await c.read('new')).toBe('new')
  })

  it('a lost connection to either side ends a membership, and it comes back by itself', async () => {
    const a = await join()
    await fill(a, 'old')
    await redis.run('CLIENT', 'KILL', 'TYPE', 'normal')
    await until(async () => !(await a.isSharing()))
    await until(a.isSharing)
    // Nobody else was there to confirm it.
    a.forget()
    expect(await a.read('new')).toBe('new')
    await fill(a, 'old')
    await database().sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'laude-listen' and datname = current_database()
    `
    await until(async () => !(await a.isSharing()))
    await until(a.isSharing)
    expect(await a.read('new')).toBe('new')
  })

  it('a Redis that comes back with old data shows nothing of it', async () => {
    const [a, b] = [await join(), await join()]
    await fill(a, 'old')
    await redis.run('SAVE')
    await change(me)
    await until(async () => (await redis.run('EXISTS', versionKey(me))) === 0)
    await redis.kill()
    await redis.restart()
    expect(await redis.run('EXISTS', versionKey(me), key)).toBe(2)
    for (const server of [a, b]) {
      expect(await server.read('new')).toBe('new')
      await until(server.isSharing)
      server.forget()
      expect(await server.read('new')).toBe('new')
    }
  })

  it('a Redis that does not answer loses no invalidation, and readers go on', async () => {
    const hasty = await join({ patience: 200 })
    await fill(hasty, 'old')
    redis.freeze()
    try {
      await change(me)
      for (let round = 0; round < 3; round++) {
        hasty.forget()
        expect(await hasty.read('new')).toBe('new')
      }
    } finally {
      redis.thaw()
    }
    hasty.forget()
    expect(await hasty.read('new')).toBe('new')
    await until(async () => {
      hasty.forget()
      const before = hasty.found()
      expect(await hasty.read('new')).toBe('new')
      return hasty.found() > before
    })
  })

  it('a full Redis keeps what it has, and is invalidated as before', async () => {
    const a = await join()
    await fill(a, 'old')
    await redis.run('CONFIG', 'SET', 'maxmemory', '1')
    a.forget()
    expect([await a.read('unread'), a.found()]).toEqual(['old', 1])
    await change(me)
    for (let round = 0; round < 2; round++) {
      a.forget()
      expect(await a.read('new')).toBe('new')
    }
    // One that joins meanwhile cannot ask.
    const b = await join()
    expect(await b.read('new')).toBe('new')
    await redis.run('CONFIG', 'SET', 'maxmemory', '0')
    await fill(b, 'new')
    a.forget()
    expect(await a.read('unread')).toBe('new')
  })

  it('a Redis that forgets keys only costs a read', async () => {
    const a = await join()
    for (const forgotten of [VERSION_OF_ALL, versionKey(me), versionKey(SUBJECT), key]) {
      await fill(a, 'old')
      await redis.run('DEL', forgotten)
      a.forget()
      expect(await a.read('new')).toBe('new')
      a.forget()
      await redis.run('DEL', key)
    }
  })

  it('whatever else is under its keys is not found, and harms nothing', async () => {
    const a = await join()
    await fill(a, 'text')
    const good = String(await redis.run('GET', key))
    const [head = '', text = ''] = good.split('\n')
    const wrong = [
      ...['', 'garbage', '\n', head, `${head} more\n${text}`, `2${head.slice(1)}\n${text}`, `1 x${head.slice(2)}\n`],
      ...[head.replace(/ \d+ /, ' never '), head.replace(ETAG, 'no\ttag')].map((line) => `${line}\n${text}`),
      `${head}\n${'x'.repeat(2 ** 20 + 1)}`,
    ]
    for (const value of wrong) {
      await redis.run('SET', key, value)
      a.forget()
      expect(await a.read('read'), value.slice(0, 200)).toBe('read')
      await until(async () => (await redis.run('GET', key)) !== value)
    }
    for (const it of [key, versionKey(me), VERSION_OF_ALL]) {
      await redis.run('DEL', it)
      await redis.run('LPUSH', it, 'x')
      a.forget()
      expect(await a.read('read'), it).toBe('read')
    }
    await change(me)
    a.forget()
    expect(await a.read('new')).toBe('new')
  })

  it('an expired entry is not found, whatever Redis says', async () => {
    const a = await join()
    await fill(a, 'old')
    const entry = String(await redis.run('GET', key))
    await redis.run('SET', key, entry.replace(/ \d{13} /, ' 1000 '))
    a.forget()
    expect(await a.read('new')).toBe('new')
  })

  it('a response of another release, or one that is too long, is read anew', async () => {
    const [a, b] = [await join({ release: 'one' }), await join({ release: 'two of them' })]
    await fill(a, 'of one')
    expect(await b.read('of two')).toBe('of two')
    await fill(b, 'of two')
    a.forget()
    expect(await a.read('of one')).toBe('of one')
    await redis.run('DEL', key)
    const long = 'x'.repeat(2 ** 20 + 1)
    a.forget()
    await a.read(long)
    await a.stop()
    expect(await redis.run('EXISTS', key)).toBe(0)
  })

  it('leaves nothing to be invalidated when it stops', async () => {
    const a = await join()
    await fill(a, 'old')
    await change(me)
    await until(async () => (await a.cache.get(me, ADDRESS)) === undefined)
    await a.stop()
    expect(await redis.run('EXISTS', versionKey(me))).toBe(0)
  })
})

describe('invalidations', () => {
  it('are kept while Redis does not answer; too many become one of everything', async ({ skip }) => {
    const redis = await startRedis()
    if (!redis) return skip(NO_REDIS)
    const { metrics } = createMeasured()
    const store = connectStore(redis.url, { metrics, report: () => undefined, patience: 200, pause: 0 })
    const invalidations = createInvalidations(store)
    await until(() => store.isConnected())
    for (const [many, left] of [
      [10_000, 1],
      [10_001, 0],
    ] as const) {
      await redis.run('SET', VERSION_OF_ALL, '1')
      redis.freeze()
      for (let count = 0; count < many; count++) invalidations.add(versionKey(String(count)))
      expect(await invalidations.flush(50)).toBe(false)
      expect(invalidations.isPending([versionKey('9999')])).toBe(true)
      redis.thaw()
      expect(await invalidations.flush(60_000)).toBe(true)
      expect(invalidations.isPending([versionKey('9999')])).toBe(false)
      expect(await redis.run('EXISTS', VERSION_OF_ALL)).toBe(left)
    }
    expect(await store.send([setKey('still', 'there')])).toEqual(['OK'])
    invalidations.stop()
    await store.stop()
    await redis.stop()
  })
})
