/** The signs with a meaning in GIFT. A backslash before one, or before another backslash, makes it literal. */
const SPECIAL = /[~=#{}:\\]/g

/** Escapes any text onto one line; `unescape` gives it back. */
export const escape = (text: string) => text.replaceAll(SPECIAL, String.raw`\$&`).replaceAll('\n', String.raw`\n`)

/** Escapes a text. If it begins like a mark of GIFT, the mark for Markdown, which changes nothing, comes before it. */
export const guarded = (text: string, marks: RegExp) => (marks.test(text) ? '[markdown]' : '') + escape(text)

export const unescape = (raw: string) =>
  raw.replaceAll(/\\([~=#{}:\\n])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter))

/** The index of the first match that is not escaped; -1 if there is none. */
export function indexOf(raw: string, sought: string | RegExp, from = 0): number {
  for (let at = from; at < raw.length; at++) {
    if (raw[at] === '\\') at++
    else if (typeof sought === 'string' ? raw.startsWith(sought, at) : sought.test(raw[at] ?? '')) return at
  }
  return -1
}

/** The text before and after the first match that is not escaped; the whole text and nothing if there is none. */
export function cut(raw: string, sought: string): [before: string, after: string] {
  const at = indexOf(raw, sought)
  return at === -1 ? [raw, ''] : [raw.slice(0, at), raw.slice(at + sought.length)]
}
