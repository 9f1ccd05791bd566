/** The letters that fit into a line of a box. */
const LETTERS = 21

/** A title in at most two lines, broken between words. What does not fit ends with an ellipsis. */
export function titleLines(title: string): string[] {
  const lines: string[] = []
  for (const word of title.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= LETTERS) lines.splice(-1, 1, `${last} ${word}`)
    else lines.push(word)
  }
  const [first = '', ...rest] = lines
  const lower = rest.join(' ')
  return (lower === '' ? [first] : [first, lower]).map(cut)
}

/** A text that fits into one line. */
export const cut = (text: string): string => (text.length > LETTERS ? `${text.slice(0, LETTERS - 1).trimEnd()}…` : text)
