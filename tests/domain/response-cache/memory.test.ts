import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryCache } from '../../../functions/_services/response-cache/memory-cache.ts'
import { shareNext } from '../../../functions/_services/response-cache/share-next.ts'

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const tag = fc.constantFrom('ann', 'bob', 'harbor')
const step = fc.oneof(
  fc.record({ do: fc.constant('set' as const), key, tags: fc.uniqueArray(tag), bytes: fc.nat(3000), ttl: fc.nat(50) }),
  fc.record({ do: fc.constant('invalidate' as const), tag }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat(30) }),
  fc.record({ do: fc.constant('clear' as const) }),
)

describe('the memory cache', () => {
  it('the cache returns only the entry that was set last, is not invalidated and has not expired, and never exceeds its size', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1000, max: 12_000 }), (steps, room) => {
        let now = 0
        const memory = createMemoryCache({ bytes: room, now: () => now })
        const last = new Map<string, { etag: string; tags: string[]; until: number }>()
        for (const [index, it] of steps.entries()) {
          if (it.do === 'set') {
            const etag = `"${index}"`
            memory.set(it.key, { text: 'x'.repeat(it.bytes), etag }, it)
            last.set(it.key, { etag, tags: it.tags, until: now + it.ttl })
          }
          if (it.do === 'invalidate') {
            memory.invalidate(it.tag)
            for (const [key, { tags }] of last) if (tags.includes(it.tag)) last.delete(key)
          }
          if (it.do === 'wait') now += it.ms
          if (it.do === 'clear') {
            memory.clear()
            last.clear()
          }
          expect(memory.size()).toBeLessThanOrEqual(room)
          for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) {
            const found = memory.get(key)
            const known = last.get(key)
            // It may be gone for want of room, but is never another.
            if (found) expect(found).toMatchObject({ etag: known?.etag })
            if (!known || known.until <= now) expect(found).toBeUndefined()
          }
        }
        for (const tag of ['ann', 'bob', 'harbor']) memory.invalidate(tag)
        memory.clear()
        expect(memory.size()).toBe(0)
      }),
    )
  })

  it('the least recently used entry is evicted first', () => {
    let now = 0
    const memory = createMemoryCache({ bytes: 5000, now: () => now })
    const set = (key: string) => memory.set(key, { text: 'x'.repeat(1000), etag: key }, { ttl: 100_000, tags: [] })
    for (const key of ['a', 'b', 'c']) set(key)
    now += 10_000
    void memory.get('a')
    set('d')
    expect(['a', 'b', 'c', 'd'].filter((key) => memory.get(key) !== undefined)).toEqual(['a', 'c', 'd'])
  })
})

describe('a shared call', () => {
  it('callers before a call starts share it, and callers while it runs share the next', async () => {
    const asked: ((answer: number) => void)[] = []
    const ask = shareNext(() => new Promise<number>((resolve) => asked.push(resolve)))
    const first = [ask(), ask()]
    await Promise.resolve()
    const later = [ask(), ask()]
    asked[0]?.(1)
    expect(await Promise.all(first)).toEqual([1, 1])
    await Promise.resolve()
    expect(asked).toHaveLength(2)
    asked[1]?.(2)
    expect(await Promise.all(later)).toEqual([2, 2])
  })
})
