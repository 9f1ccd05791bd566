/** A text with gaps as a tree: only what holds a gap is opened, everything else is HTML. */
export type GapText =
  | { html: string }
  /** The place of the gap, from 0. */
  | { gap: number }
  | { tag: string; attributes: Record<string, string>; inside: GapText[] }

const GAP = /\{\{(\d+)\}\}/
const TAG = /^<(\/?)([a-z][\da-z]*)([^>]*)>$/i
const CLOSES_ITSELF = /^(br|hr|img|input|source|track|wbr)$/i

/**
 * Splits what the renderer of Markdown has made of a prompt at its gaps, {{1}} and so on. A gap that stands where no field can,
 * such as in a formula, follows the text, so that each can be filled.
 */
export function toGapText(html: string, gaps: number): GapText[] {
  const seen = new Set<number>()
  const tokens = html.split(/(<[^>]+>)/).filter((token) => token !== '')
  const text = read(tokens, (gap) => gap >= 0 && gap < gaps && !seen.has(gap) && Boolean(seen.add(gap)))
  const left = Array.from({ length: gaps }, (_, gap) => gap).filter((gap) => !seen.has(gap))
  return left.length === 0 ? text : [...text, { tag: 'p', attributes: {}, inside: left.map((gap) => ({ gap })) }]
}

/** Takes tokens up to the end of the element that it is in. */
function read(tokens: string[], isNew: (gap: number) => boolean): GapText[] {
  const nodes: GapText[] = []
  for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
    const [, end, tag = '', attributes = ''] = TAG.exec(token) ?? []
    if (tag === '') nodes.push(...readText(token, isNew))
    else if (end) break
    else if (CLOSES_ITSELF.test(tag) || attributes.endsWith('/')) nodes.push({ html: token })
    else {
      // No field can stand in a formula, which also holds the text it was made of.
      const inside = read(tokens, tag === 'math' ? () => false : isNew)
      nodes.push(
        inside.every((node) => 'html' in node)
          ? { html: `${token}${inside.map((node) => ('html' in node ? node.html : '')).join('')}</${tag}>` }
          : { tag, attributes: readAttributes(attributes), inside },
      )
    }
  }
  return join(nodes)
}

const readText = (text: string, isNew: (gap: number) => boolean): GapText[] =>
  text.split(/(\{\{\d+\}\})/).flatMap((piece): GapText[] => {
    const [, number] = GAP.exec(piece) ?? []
    if (number !== undefined && isNew(Number(number) - 1)) return [{ gap: Number(number) - 1 }]
    return piece === '' ? [] : [{ html: piece }]
  })

const readAttributes = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/([^\s=]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))

function join(nodes: GapText[]): GapText[] {
  const joined: GapText[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if ('html' in node && last && 'html' in last) joined[joined.length - 1] = { html: last.html + node.html }
    else joined.push(node)
  }
  return joined
}
