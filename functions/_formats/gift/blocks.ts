/** The lines between two blank lines, and their comments apart. */
export interface GiftBlock {
  line: number
  comments: string[]
  text: string
  /** Where the lines of the text stand in the file: there may be comments between them. */
  lines: number[]
}

export function toBlocks(text: string): GiftBlock[] {
  const blocks: GiftBlock[] = []
  let block: GiftBlock | undefined
  text.split('\n').forEach((line, index) => {
    const trimmed = line.trim()
    if (trimmed === '') {
      block = undefined
      return
    }
    if (!block) blocks.push((block = { line: index + 1, comments: [], text: '', lines: [] }))
    if (trimmed.startsWith('//')) {
      block.comments.push(trimmed.slice(2).trim())
      return
    }
    if (block.text === '') block.line = index + 1
    block.text += block.text === '' ? line : `\n${line}`
    block.lines.push(index + 1)
  })
  return blocks.filter(({ text }) => text !== '')
}

/** The line of the file on which a part of the block stands, by its place in what is left when its beginning was read. */
export function lineOf({ text, line, lines }: GiftBlock, rest: string, place: number): number {
  const before = text.trimEnd().length - rest.length + place
  return lines[text.slice(0, before).split('\n').length - 1] ?? line
}
