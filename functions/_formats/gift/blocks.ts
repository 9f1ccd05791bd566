/** The lines between two blank lines, and their comments apart. */
export interface GiftBlock {
  line: number
  comments: string[]
  text: string
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
    if (!block) blocks.push((block = { line: index + 1, comments: [], text: '' }))
    if (trimmed.startsWith('//')) {
      block.comments.push(trimmed.slice(2).trim())
      return
    }
    if (block.text === '') block.line = index + 1
    block.text += block.text === '' ? line : `\n${line}`
  })
  return blocks.filter(({ text }) => text !== '')
}
