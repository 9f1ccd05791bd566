import { expect, it } from 'vitest'
import { ttlCache } from '../../../web/src/lib/features/api-reference/ttl-cache.ts'

function counted() {
  let loads = 0
  let time = 0
  let fails = false
  const read = ttlCache(
    async (key: string) => {
      const load = ++loads
      const failing = fails
      await Promise.resolve()
      if (failing) throw new Error(`load ${load} failed`)
      return `${key} ${load}`
    },
    { ttl: 1000, now: () => time },
  )
  return { read, at: (moment: number) => (time = moment), fail: (now: boolean) => (fails = now), count: () => loads }
}

it('two requests for the same key at the same time share one load', async () => {
  const { read, count } = counted()
  expect(await Promise.all([read('a'), read('a')])).toEqual(['a 1', 'a 1'])
  expect(count()).toBe(1)
})

it('a request for another key loads by itself', async () => {
  const { read } = counted()
  expect(await Promise.all([read('a'), read('b')])).toEqual(['a 1', 'b 2'])
})

it('a value is cached until its time is over, and then loaded again', async () => {
  const { read, at } = counted()
  await read('a')
  at(999)
  expect(await read('a')).toBe('a 1')
  at(1000)
  expect(await read('a')).toBe('a 2')
})

it('a failure is not cached: the next request loads again', async () => {
  const { read, fail } = counted()
  fail(true)
  await expect(read('a')).rejects.toThrow('load 1 failed')
  fail(false)
  expect(await read('a')).toBe('a 2')
})

it('a failure that comes late does not take away a newer value', async () => {
  const { read, at, fail, count } = counted()
  fail(true)
  const late = read('a')
  fail(false)
  at(1000)
  const newer = read('a')
  expect((await Promise.allSettled([late, newer])).map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(await read('a')).toBe('a 2')
  expect(count()).toBe(2)
})
