/** What GIFT means something by. Behind a backslash it means itself; so does a backslash behind another. */
const SPECIAL = /[~=#{}:\\]/g

/** Any text on one line, to be read again as it was. */
export const escape = (text: string) => text.replaceAll(SPECIAL, String.raw`\$&`).replaceAll('\n', String.raw`\n`)

/** A text that begins like a mark of GIFT gets the mark that changes nothing. */
export const guarded = (text: string, marks: RegExp) => (marks.test(text) ? '[markdown]' : '') + escape(text)

export const unescape = (raw: string) =>
  raw.replaceAll(/\\([~=#{}:\\n])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter))

/** Where something stands that is not escaped; -1 if it does not. */
export function indexOf(raw: string, sought: string | RegExp, from = 0): number {
  for (let at = from; at < raw.length; at++) {
    if (raw[at] === '\\') at++
    else if (typeof sought === 'string' ? raw.startsWith(sought, at) : sought.test(raw[at] ?? '')) return at
  }
  return -1
}

/** The text before and after the first that is not escaped; the whole, and nothing, if there is none. */
export function cut(raw: string, sought: string): [before: string, after: string] {
  const at = indexOf(raw, sought)
  return at === -1 ? [raw, ''] : [raw.slice(0, at), raw.slice(at + sought.length)]
}
