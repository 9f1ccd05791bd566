import { describe, expect, it } from 'vitest'
import { laurel } from '../../../web/src/lib/features/achievements/medallion/laurel.ts'

describe('the laurel', () => {
  const leaves = laurel({ center: 50, radius: 40, nodes: 8 })
  const places = leaves.map(({ transform }) => {
    const [, x, y] = /translate\((\S+) (\S+)\)/.exec(transform) ?? []
    return { x: Number(x), y: Number(y) }
  })

  it('has two branches that mirror each other', () => {
    const half = places.length / 2
    const left = places.slice(0, half)
    const right = places.slice(half)
    expect(left.every(({ x }) => x < 50)).toBe(true)
    left.forEach(({ x, y }, index) => {
      expect(right[index]?.x).toBeCloseTo(100 - x, 1)
      expect(right[index]?.y).toBeCloseTo(y, 1)
    })
  })

  it('grows from the bottom, where it is 0, to the top, where it is 1', () => {
    const branch = leaves.slice(0, leaves.length / 2).toSorted((a, b) => a.at - b.at)
    expect([branch[0]?.at, branch.at(-1)?.at]).toEqual([0, 1])
    expect(Math.min(...places.map(({ y }) => y))).toBeLessThan(15)
  })
})
