import { describe, expect, it } from 'vitest'
import { laurel } from '../../../web/src/lib/features/achievements/medallion/laurel.ts'

describe('the laurel', () => {
  const leaves = laurel({ center: 50, radius: 40, nodes: 8 })
  const places = leaves.map(({ transform }) => {
    const [, x, y] = /translate\((\S+) (\S+)\)/.exec(transform) ?? []
    return { x: Number(x), y: Number(y) }
  })

  it('has two mirrored branches', () => {
    const half = places.length / 2
    const left = places.slice(0, half)
    const right = places.slice(half)
    expect(left.every(({ x }) => x < 50)).toBe(true)
    left.forEach(({ x, y }, index) => {
      expect(right[index]?.x).toBeCloseTo(100 - x, 1)
      expect(right[index]?.y).toBeCloseTo(y, 1)
    })
  })

  it('has leaves at 0 at the bottom up to 1 at the top', () => {
    const branch = leaves.slice(0, leaves.length / 2).toSorted((a, b) => a.at - b.at)
    expect([branch[0]?.at, branch.at(-1)?.at]).toEqual([0, 1])
    expect(Math.min(...places.map(({ y }) => y))).toBeLessThan(15)
  })
})
