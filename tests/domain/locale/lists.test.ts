import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choiceText, listText, shortListText } from '../../../functions/_domain/locale/lists.ts'

describe('a list in a sentence', () => {
  it.each([
    [[], '', ''],
    [['Ports'], 'Ports', 'Ports'],
    [['Ports', 'Routing'], 'Ports and Routing', 'Ports or Routing'],
    [['Ports', 'Routing', 'Subnets'], 'Ports, Routing, and Subnets', 'Ports, Routing, or Subnets'],
  ])('%j', (items, all, any) => {
    expect(listText(items)).toBe(all)
    expect(choiceText(items)).toBe(any)
  })

  it('that is short names as many as fit, and counts the others', () => {
    const items = fc.array(fc.stringMatching(/^[a-z]{1,5}$/), { maxLength: 12 })
    fc.assert(
      fc.property(items, fc.integer({ min: 2, max: 6 }), (names, most) => {
        const text = shortListText(names, most)
        if (names.length <= most) {
          expect(text).toBe(listText(names))
          return
        }
        const left = Number(/(\d+) more$/.exec(text)?.[1])
        expect(text).toBe(listText([...names.slice(0, names.length - left), `${left} more`]))
        expect(names.length - left + 1).toBe(most)
      }),
    )
  })
})
