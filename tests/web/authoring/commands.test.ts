import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveItem, runCommand } from '../../../web/src/lib/features/authoring/question/commands.ts'
import { blankQuestion, LISTS } from '../../../web/src/lib/features/authoring/question/written.ts'

const withTexts = (...texts: string[]) => {
  const written = blankQuestion('single_choice')
  written.rows = texts.map((text) => ({ ...LISTS.rows.blank(), text }))
  return written
}
const texts = (written: ReturnType<typeof withTexts>) => written.rows.map(({ text }) => text).join('')

describe('a button beside a list', () => {
  it('adds a blank item at the end, and says where it is', () => {
    const written = withTexts('a', 'b')
    expect(runCommand(written, 'add rows')).toBe('rows.2')
    expect(texts(written)).toBe('ab')
    expect(written.rows).toHaveLength(3)
  })

  it('moves an item up and down, and does nothing at the ends', () => {
    const written = withTexts('a', 'b', 'c')
    expect(runCommand(written, 'down rows.0')).toBe('rows.1')
    expect(texts(written)).toBe('bac')
    expect(runCommand(written, 'up rows.2')).toBe('rows.1')
    expect(texts(written)).toBe('bca')
    expect(runCommand(written, 'up rows.0')).toBeNull()
    expect(runCommand(written, 'down rows.2')).toBeNull()
    expect(texts(written)).toBe('bca')
  })

  it('is passed by a drag, which moves an item to any place there is, also of a part', () => {
    const written = withTexts('a', 'b', 'c', 'd')
    moveItem(written, 'rows.0', 2)
    expect(texts(written)).toBe('bcad')
    moveItem(written, 'rows.3', 0)
    expect(texts(written)).toBe('dbca')
    for (const [place, to] of [
      ['rows.9', 0],
      ['rows.0', 4],
      ['rows.0', -1],
      ['rows', 1],
      ['prompt.0', 1],
    ] as const)
      moveItem(written, place, to)
    expect(texts(written)).toBe('dbca')
    const whole = { ...blankQuestion('single_choice'), parts: [withTexts('a', 'b'), withTexts('c', 'd')] }
    moveItem(whole, 'parts.1.rows.1', 0)
    moveItem(whole, 'parts.0', 1)
    expect(whole.parts.map(texts)).toEqual(['dc', 'ab'])
  })

  it('removes an item, but keeps as many as a question needs', () => {
    const written = withTexts('a', 'b', 'c')
    expect(runCommand(written, 'remove rows.2')).toBe('rows.1')
    expect(runCommand(written, 'remove rows.0')).toBeNull()
    expect(texts(written)).toBe('ab')
  })

  it('reaches the lists of a part of a case', () => {
    const written = blankQuestion('case')
    expect(runCommand(written, 'add parts')).toBe('parts.0')
    expect(runCommand(written, 'add parts.0.rows')).toBe('parts.0.rows.4')
    expect(written.parts[0]?.rows).toHaveLength(5)
  })

  it('that removes a category leaves its items without one, and those of later ones in theirs', () => {
    const written = withTexts('a', 'b', 'c')
    written.categories = ['x', 'y', 'z'].map((name) => ({ name }))
    for (const [at, row] of written.rows.entries()) row.category = String(at)
    runCommand(written, 'remove categories.1')
    expect(written.rows.map(({ category }) => category)).toEqual(['0', '', '1'])
  })

  it('that nobody could press changes nothing', () => {
    const written = withTexts('a', 'b', 'c')
    const before = structuredClone(written)
    const odd = fc.oneof(
      fc.string(),
      fc.constantFrom('add prompt', 'up rows.9', 'remove rows', 'add __proto__', 'up parts.0.rows.1', 'add rows.x'),
    )
    fc.assert(
      fc.property(odd, (command) => {
        expect(runCommand(written, command)).toBeNull()
        expect(written).toEqual(before)
      }),
    )
  })
})
