/** A text and what is selected in it. */
export interface Selected {
  text: string
  start: number
  end: number
}

type MarkdownTool = (selected: Selected) => Selected

const replaced = ({ text, start, end }: Selected, by: string, from: number, to: number): Selected => ({
  text: text.slice(0, start) + by + text.slice(end),
  start: start + from,
  end: start + to,
})

/** Puts marks around the selection, or takes them away where it has them. */
const around =
  (mark: string, example: string): MarkdownTool =>
  (selected) => {
    const { text, start, end } = selected
    const isMarked =
      text.slice(start - mark.length, start) === mark && text.slice(end, end + mark.length) === mark && start > 0
    if (isMarked) {
      const [from, to] = [start - mark.length, end + mark.length]
      return {
        text: text.slice(0, from) + text.slice(start, end) + text.slice(to),
        start: from,
        end: end - mark.length,
      }
    }
    const inside = text.slice(start, end) || example
    return replaced(selected, mark + inside + mark, mark.length, mark.length + inside.length)
  }

const code: MarkdownTool = (selected) => {
  const inside = selected.text.slice(selected.start, selected.end)
  if (!inside.includes('\n')) return around('`', 'code')(selected)
  return replaced(selected, `\`\`\`\n${inside}\n\`\`\``, 4, 4 + inside.length)
}

/** Makes a list of the lines that the selection touches. */
const list: MarkdownTool = ({ text, start, end }) => {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', end)
  const to = next === -1 ? text.length : next
  const lines = text.slice(from, to).split('\n')
  const isList = lines.every((line) => line.startsWith('- '))
  const listed = lines.map((line) => (isList ? line.slice(2) : `- ${line}`)).join('\n')
  // A list begins behind an empty line, or it continues the paragraph above.
  const gap = !isList && from > 0 && !text.slice(0, from).endsWith('\n\n') ? '\n' : ''
  const at = from + gap.length
  return { text: text.slice(0, from) + gap + listed + text.slice(to), start: at, end: at + listed.length }
}

const link: MarkdownTool = (selected) => {
  const words = selected.text.slice(selected.start, selected.end) || 'words'
  const at = words.length + 3
  return replaced(selected, `[${words}](https://)`, at, at + 'https://'.length)
}

export const BOLD = around('**', 'bold')
export const ITALIC = around('*', 'italic')
export const CODE = code
export const LIST = list
export const LINK = link

/** Puts a text in the place of what is selected, and the cursor behind it. */
export const insert =
  (text: string): MarkdownTool =>
  (selected) =>
    replaced(selected, text, text.length, text.length)
