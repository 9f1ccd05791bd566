import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slug } from '../../../functions/_contracts/wire.ts'
import { courseProgress } from '../../../functions/_domain/courses/course-progress.ts'
import { isReordering, movedBy, movedTo } from '../../../functions/_domain/courses/order.ts'
import { whyNotLive } from '../../../functions/_domain/courses/publishing.ts'
import { freeSlug, slugOf } from '../../../functions/_domain/courses/slug.ts'

describe('a slug', () => {
  it('a slug is the title in plain letters', () => {
    expect(['Zoë’s first packet', 'WOD: ten subnets!', '  ', '日本語', 'a'.repeat(90)].map(slugOf)).toEqual([
      'zoes-first-packet',
      'wod-ten-subnets',
      'untitled',
      'untitled',
      'a'.repeat(64),
    ])
  })

  it('a free slug is a valid slug that is not taken, whatever slugs exist', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constant('word '.repeat(20)), fc.constant('A b'))), (titles) => {
        const taken = new Set<string>()
        for (const title of titles) taken.add(slug.parse(freeSlug(slugOf(title), taken)))
        expect(taken.size).toBe(titles.length)
      }),
    )
  })
})

describe('an order', () => {
  const list = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 8 })

  it('a move keeps the ids of a list, and the move back restores it', () => {
    fc.assert(
      fc.property(list, fc.nat(), fc.nat(), (ids, one, other) => {
        const [from, to] = [one % ids.length, other % ids.length]
        const moved = movedTo(ids, from, to)
        expect(isReordering(moved, ids)).toBe(true)
        expect(moved[to]).toBe(ids[from])
        expect(movedTo(moved, to, from)).toEqual(ids)
      }),
    )
  })

  it('a move past the end of a list, or of an unknown id, changes nothing', () => {
    expect([movedBy(['a', 'b', 'c'], 'c', -1), movedBy(['a', 'b'], 'a', -1), movedBy(['a', 'b'], 'b', 1)]).toEqual([
      ['a', 'c', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ])
    expect(movedBy(['a', 'b'], 'x', 1)).toEqual(['a', 'b'])
    expect(isReordering(['a', 'a'], ['a', 'b'])).toBe(false)
  })
})

describe('a course', () => {
  const step = (status: 'draft' | 'live' | 'retired', done: boolean) => ({ status, mine: { done } })

  it('a course’s progress counts live contents, and the first unfinished one comes next', () => {
    const second = step('live', false)
    expect(courseProgress([step('live', true), step('draft', false), second, step('retired', true)])).toEqual({
      done: 1,
      of: 2,
      next: second,
    })
    expect(courseProgress([step('live', true)]).next).toBeNull()
  })

  it('a content can go live with a text, and a test content with a live test', () => {
    expect(whyNotLive({ kind: 'lesson', empty: true, ready: true })).toContain('no text')
    expect(whyNotLive({ kind: 'test', empty: true, ready: false })).toContain('test is not live')
    expect(whyNotLive({ kind: 'test', empty: true, ready: true })).toBeNull()
    expect(whyNotLive({ kind: 'wod', empty: false, ready: true })).toBeNull()
  })
})
