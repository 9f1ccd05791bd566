import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { titleLines } from '../../../web/src/lib/features/gates/authoring/box-lines.ts'
import { BOX, layoutGates } from '../../../web/src/lib/features/gates/authoring/gate-layout.ts'

const graphs = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 }), { maxLength: 10 }).map((lists) =>
  lists.map((needs, index) => ({
    id: `g${index}`,
    // A gate needs only earlier ones, so there is no cycle. Some needs are not in the list.
    needs: [...new Set(needs)].map((need) => (need < index ? `g${need}` : `elsewhere ${need}`)),
  })),
)

describe('the picture of what needs what', () => {
  it('every gate stands below the gates it needs, edges go down past boxes, and no two boxes overlap', () => {
    fc.assert(
      fc.property(graphs, (nodes) => {
        const { spots, edges, width, height } = layoutGates(nodes)
        const spot = new Map(spots.map((one) => [one.id, one]))
        expect(spots.map(({ id }) => id)).toEqual(nodes.map(({ id }) => id))
        const wanted = nodes.flatMap(({ id, needs }) =>
          needs.filter((need) => spot.has(need)).map((need) => [need, id]),
        )
        expect(edges.map(({ from, to }) => [from, to])).toEqual(wanted)
        for (const { from, to, points } of edges) {
          expect(spot.get(from)?.row).toBeLessThan(spot.get(to)?.row ?? -1)
          for (const [index, point] of points.entries()) {
            if (index > 0) expect(point.y).toBeGreaterThan(points[index - 1]?.y ?? Infinity)
            const inside = spots.some(
              ({ x, y }) => point.x > x && point.x < x + BOX.width && point.y > y && point.y < y + BOX.height,
            )
            expect(inside).toBe(false)
          }
        }
        for (const [index, one] of spots.entries()) {
          expect(one.x).toBeGreaterThanOrEqual(0)
          expect(one.x + BOX.width).toBeLessThanOrEqual(width)
          expect(one.y + BOX.height).toBeLessThanOrEqual(height)
          for (const other of spots.slice(index + 1))
            expect(one.row === other.row && Math.abs(one.x - other.x) < BOX.width).toBe(false)
        }
      }),
    )
  })

  it('a title breaks between words into two lines, and is cut only where those do not hold it', () => {
    expect(titleLines('Know the road')).toEqual(['Know the road'])
    expect(titleLines('Draw a network you know')).toEqual(['Draw a network you', 'know'])
    expect(titleLines('Certificate of networking essentials')).toEqual(['Certificate of', 'networking essentials'])
    expect(titleLines('Plan, build, test and document a small network')).toEqual([
      'Plan, build, test and',
      'document a small net…',
    ])
    expect(titleLines('Donaudampfschifffahrtsgesellschaft')).toEqual(['Donaudampfschifffahr…'])
  })

  it('the layout also ends for gates that need each other in a cycle', () => {
    const { spots, edges } = layoutGates([
      { id: 'a', needs: ['b'] },
      { id: 'b', needs: ['a'] },
    ])
    expect(spots).toHaveLength(2)
    expect(edges).toHaveLength(1)
    expect(layoutGates([])).toEqual({ spots: [], edges: [], width: 0, height: 0 })
  })
})
