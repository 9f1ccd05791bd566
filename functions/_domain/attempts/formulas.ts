/** A formula in a text: `\( … \)` within a line, `\[ … \]` and `$$ … $$` on its own. A single $ is money. */
export interface Formula {
  /** As LaTeX writes it, without the signs around it. */
  source: string
  display: boolean
  /** Where the text goes on. */
  end: number
}

const SIGNS = [
  { begin: String.raw`\(`, end: String.raw`\)`, display: false },
  { begin: String.raw`\[`, end: String.raw`\]`, display: true },
  { begin: '$$', end: '$$', display: true },
]

/** Longer than any formula that a learner reads. */
const MAX = 1000

/** The formula that begins at a place; undefined where none does, or where it is never ended. */
export function formulaAt(text: string, at: number): Formula | undefined {
  const sign = SIGNS.find(({ begin }) => text.startsWith(begin, at))
  if (!sign) return undefined
  const start = at + sign.begin.length
  const close = endOf(text.slice(start, start + MAX), sign.end)
  if (close === -1) return undefined
  const source = text.slice(start, start + close).trim()
  // A blank line ends a paragraph, and with it whatever is open in it.
  if (source === '' || /\n[ \t]*\n/.test(source)) return undefined
  return { source, display: sign.display, end: start + close + sign.end.length }
}

/** A backslash takes the sign after it along: `\\)` breaks a line, and ends nothing. */
function endOf(text: string, sign: string): number {
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith(sign, at)) return at
    if (text[at] === '\\') at++
  }
  return -1
}

/** Changes the formulas of a text and leaves the rest of it. */
export function mapFormulas(text: string, change: (formula: string) => string): string {
  const parts: string[] = []
  let done = 0
  for (const { index } of text.matchAll(/\\[([]|\$\$/g)) {
    const formula = index < done ? undefined : formulaAt(text, index)
    if (!formula) continue
    parts.push(text.slice(done, index), change(text.slice(index, formula.end)))
    done = formula.end
  }
  return parts.join('') + text.slice(done)
}
