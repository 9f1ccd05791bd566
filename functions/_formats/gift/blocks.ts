import { linesOf, LONGEST, PAUSE, type Steps } from '../steps.ts'

/** The lines between two blank lines, and their comments apart. */
export interface GiftBlock {
  line: number
  comments: string[]
  text: string
  /** Where the lines of the text stand in the file: there may be comments between them. */
  lines: number[]
  isTooLong: boolean
}

export function* toBlocks(text: string): Steps<GiftBlock> {
  let block: GiftBlock | undefined
  for (const line of linesOf(text)) {
    if (line === PAUSE) {
      yield line
      continue
    }
    if (line.text.trim() !== '') add((block ??= emptyBlock(line.number)), line)
    else if (block) {
      if (block.text !== '') yield block
      block = undefined
    }
  }
  if (block && block.text !== '') yield block
}

const emptyBlock = (line: number): GiftBlock => ({ line, comments: [], text: '', lines: [], isTooLong: false })

function add(block: GiftBlock, { text, number }: { text: string; number: number }): void {
  const trimmed = text.trim()
  if (block.text.length + trimmed.length > LONGEST || block.comments.length > LONGEST / 100) {
    block.isTooLong = true
    // What is there says what is too long.
    if (block.text === '') block.text = trimmed.slice(0, 100)
    return
  }
  if (trimmed.startsWith('//')) {
    block.comments.push(trimmed.slice(2).trim())
    return
  }
  if (block.text === '') block.line = number
  block.text += block.text === '' ? text : `\n${text}`
  block.lines.push(number)
}

/** The line of the file on which a part of the block stands, by its place in what is left when its beginning was read. */
export function lineOf({ text, line, lines }: GiftBlock, rest: string, place: number): number {
  const before = text.trimEnd().length - rest.length + place
  return lines[text.slice(0, before).split('\n').length - 1] ?? line
}
