import { describe, expect, it } from 'vitest'
import { BOLD, CODE, insert, LINK, LIST } from '../../../web/src/lib/features/authoring/question/markdown-tools.ts'

/** A text whose selection stands between bars. */
const at = (marked: string) => {
  const [before = '', inside = '', after = ''] = marked.split('|')
  return { text: before + inside + after, start: before.length, end: before.length + inside.length }
}
const shown = ({ text, start, end }: ReturnType<typeof at>) =>
  `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`

describe('a tool of the Markdown field', () => {
  it('makes what is selected bold, and plain again', () => {
    expect(shown(BOLD(at('a |router| here')))).toBe('a **|router|** here')
    expect(shown(BOLD(at('a **|router|** here')))).toBe('a |router| here')
  })

  it('writes a word to replace where nothing is selected', () => {
    expect(shown(BOLD(at('a ||')))).toBe('a **|bold|**')
  })

  it('makes code of words, and a block of lines', () => {
    expect(shown(CODE(at('run |ls|')))).toBe('run `|ls|`')
    expect(shown(CODE(at('|a\nb|')))).toBe('```\n|a\nb|\n```')
  })

  it('makes a list of the lines that are touched, behind an empty line, and takes it back', () => {
    const list = LIST(at('Ports:\n2|2\n8|0'))
    expect(list.text).toBe('Ports:\n\n- 22\n- 80')
    expect(LIST(list).text).toBe('Ports:\n\n22\n80')
  })

  it('makes a link whose address is selected', () => {
    expect(shown(LINK(at('see |RFC 791|')))).toBe('see [RFC 791](|https://|)')
  })

  it('puts a gap in the place of what is selected', () => {
    expect(shown(insert('{{1}}')(at('a |x| b')))).toBe('a {{1}}|| b')
  })
})
