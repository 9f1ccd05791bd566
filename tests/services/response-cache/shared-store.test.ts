import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectStore } from '../../../functions/_cache/connect.ts'
import { createScript, runScript } from '../../../functions/_cache/script.ts'
import {
  addMember,
  deleteKeys,
  expireKey,
  getKey,
  getKeys,
  getMembers,
  ping,
  RefusedCommand,
  removeMembers,
  sendAll,
  setKey,
  type SharedStore,
} from '../../../functions/_cache/shared-store.ts'
import { createMeasured } from '../../support/measured.ts'
import { NO_REDIS, startRedis, type TestRedis } from '../../support/redis.ts'
import { until } from '../../support/until.ts'

const PATIENT = { patience: 60_000, pause: 0 }

describe.each(['TCP', 'REST'] as const)('a shared store over %s', (kind) => {
  let redis: TestRedis | undefined
  let store: SharedStore
  const reports: string[] = []
  const measured = createMeasured()
  const connect = (options: { patience: number; pause: number }, to = redis) => {
    if (!to) throw new Error(NO_REDIS)
    const report = (message: string) => reports.push(message)
    return connectStore(kind === 'TCP' ? to.url : to.rest, { metrics: measured.metrics, report, ...options })
  }
  beforeAll(async () => {
    redis = await startRedis()
    if (redis) store = connect(PATIENT)
  })
  beforeEach(({ skip }) => skip(!redis, NO_REDIS))
  afterAll(async () => {
    await store?.stop()
    await redis?.stop()
  })

  it('answers commands in their order, in one round trip', async () => {
    const text = 'ä „Ω“ 🏆\n\u0000'
    const replies = await store.send([
      setKey('a', text),
      setKey('a', 'never', { onlyIfAbsent: true }),
      setKey('b', '2', { onlyIfAbsent: true, ttl: 60_000 }),
      getKeys(['a', 'none', 'b']),
      addMember('some', 'x'),
      addMember('some', 'y'),
      removeMembers('some', ['x', 'z']),
      expireKey('some', 60_000),
      getMembers('some'),
      deleteKeys(['a', 'some', 'none']),
      getKey('a'),
      getKey('b'),
    ])
    expect(replies).toEqual(['OK', null, 'OK', [text, null, '2'], 1, 1, 1, 1, ['y'], 2, null, '2'])
  })

  it('keeps a value as long as it was told', async () => {
    await sendAll(store, [setKey('short', '1', { ttl: 1 }), setKey('long', '1', { ttl: 60_000 })])
    await expect.poll(() => sendAll(store, [getKey('short')])).toEqual([null])
    expect(await sendAll(store, [getKey('long')])).toEqual(['1'])
  })

  it('a command that is refused is a reply beside the others', async () => {
    const [, refused, after] = await store.send([addMember('a set', 'x'), getKey('a set'), ping])
    expect([refused, after]).toEqual([expect.any(RefusedCommand), 'PONG'])
    expect(refused).toMatchObject({ kind: 'WRONGTYPE' })
    await expect(sendAll(store, [getKey('a set')])).rejects.toThrow('WRONGTYPE')
  })

  it('carries a value of a megabyte', async () => {
    const value = 'é'.repeat(2 ** 20)
    expect(await sendAll(store, [setKey('large', value), getKey('large')])).toEqual(['OK', value])
  })

  it('runs a script, known to the server or not', async () => {
    const script = createScript("return { KEYS[1], ARGV[1], redis.call('INCR', KEYS[1]) }")
    const run = () => runScript(store, script, ['count'], ['x'])
    expect([await run(), await run()]).toEqual([
      ['count', 'x', 1],
      ['count', 'x', 2],
    ])
    await redis?.run('SCRIPT', 'FLUSH')
    expect(await run()).toEqual(['count', 'x', 3])
    await expect(runScript(store, createScript('return redis.call("NONE")'), [], [])).rejects.toThrow(/command/i)
  })

  it('says so when the server is gone and when it is back, and reports it once', async () => {
    const seen: string[] = []
    store.follow({ onready: () => seen.push('ready'), onlost: () => seen.push('lost') })
    reports.length = 0
    await redis?.kill()
    await until(async () => {
      await store.send([ping]).catch(() => undefined)
      return !store.isConnected()
    })
    await expect(store.send([ping])).rejects.toThrow(/connect/i)
    await redis?.restart()
    await until(() => store.isConnected())
    expect(await store.send([getKey('long')])).toEqual([null])
    expect(seen).toEqual(['ready', 'lost', 'ready'])
    expect(new Set(reports).size).toBe(reports.length)
  })

  it('one that does not answer costs a moment, and is then left alone for a while', async () => {
    const hasty = connect({ patience: 1500, pause: 60_000 })
    await until(() => hasty.isConnected())
    expect(await hasty.send([ping])).toEqual(['PONG'])
    redis?.freeze()
    try {
      await expect(hasty.send([ping])).rejects.toThrow('in time')
      await expect(hasty.send([ping])).rejects.toThrow('a moment ago')
    } finally {
      redis?.thaw()
    }
    expect(measured.countOf('laude_shared_cache_failures_total late')).toBe(1)
    await hasty.stop()
  })

  it('a server that refuses us is reported once, not with every request', async () => {
    const guarded = await startRedis(kind === 'TCP' ? { requirepass: 'secret' } : {})
    if (!guarded) throw new Error(NO_REDIS)
    reports.length = 0
    const refused = connect({ patience: 60_000, pause: 0 }, { ...guarded, rest: { ...guarded.rest, token: 'wrong' } })
    await until(() => reports.length > 0)
    for (let tries = 0; tries < 5; tries++)
      await expect(refused.send([ping])).rejects.toThrow(/NOAUTH|WRONGPASS|connection/)
    expect(reports).toEqual([expect.stringMatching(/NOAUTH|WRONGPASS/)])
    expect(refused.isConnected()).toBe(false)
    await refused.stop()
    await guarded.stop()
  })

  it('a server that full memory keeps from writing still reads', async () => {
    await sendAll(store, [setKey('kept', '1')])
    await redis?.run('CONFIG', 'SET', 'maxmemory', '1')
    const before = measured.countOf('laude_shared_cache_failures_total full')
    const [refused, kept, deleted] = await store.send([setKey('new', '1'), getKey('kept'), deleteKeys(['kept'])])
    await redis?.run('CONFIG', 'SET', 'maxmemory', '0')
    expect([refused, kept, deleted]).toEqual([expect.objectContaining({ kind: 'OOM' }), '1', 1])
    expect(measured.countOf('laude_shared_cache_failures_total full')).toBe(before + 1)
  })
})

describe('a shared store over TCP', () => {
  it('leaves a server that has become a replica', async ({ skip }) => {
    const redis = await startRedis()
    if (!redis) return skip(NO_REDIS)
    const store = connectStore(redis.url, { ...PATIENT, metrics: createMeasured().metrics, report: () => undefined })
    let lost = 0
    store.follow({ onready: () => undefined, onlost: () => lost++ })
    await until(() => store.isConnected())
    await redis.run('REPLICAOF', '127.0.0.1', '1')
    await expect(store.send([setKey('a', '1')])).rejects.toThrow('READONLY')
    expect(lost).toBe(1)
    await redis.run('REPLICAOF', 'NO', 'ONE')
    await until(() => store.isConnected())
    expect(await store.send([setKey('a', '1')])).toEqual(['OK'])
    await store.stop()
    await redis.stop()
  })
})
