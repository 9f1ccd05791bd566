import { ImportError } from '../diagnostics.ts'
import { decodeEntities } from './entities.ts'

export interface HtmlTag {
  name: string
  attributes: string
  children: (HtmlTag | string)[]
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr', 'source', 'embed'])
const BLOCKS = new Set(['p', 'div', 'ul', 'ol', 'pre', 'blockquote', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'])

/** Deeper than authors nest by hand. */
const MAX_DEPTH = 40

// No attribute may contain a "<", so that matching stays linear for any broken file.
const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:"[^"<]*"|'[^'<]*'|[^'"<>])*)>|[^<]+|</gi

/** Parses HTML as authors and editors write it: an open tag is closed where browsers close it. */
export function parseHtml(html: string): HtmlTag {
  const root: HtmlTag = { name: '', attributes: '', children: [] }
  const open = [root]
  const top = () => open.at(-1) ?? root
  const closeTo = (name: string, within: (tag: HtmlTag) => boolean = () => true) => {
    const from = open.findLastIndex((tag) => tag.name === name)
    if (from > 0 && open.slice(from + 1).every(within)) open.length = from
  }

  const text = withoutComments(html)
  for (const match of text.matchAll(TOKEN)) {
    const [token, slash, tagName, attributes = ''] = match
    if (tagName === undefined) {
      addText(top().children, textOf(token, text[match.index + 1] ?? ''))
      continue
    }
    const name = tagName.toLowerCase()
    if (slash === '/') {
      closeTo(name)
      continue
    }
    if (BLOCKS.has(name)) closeTo('p', (tag) => !BLOCKS.has(tag.name))
    if (name === 'li') closeTo('li', (tag) => tag.name !== 'ul' && tag.name !== 'ol')
    const tag: HtmlTag = { name, attributes, children: [] }
    top().children.push(tag)
    if (VOID.has(name) || attributes.endsWith('/')) continue
    if (open.push(tag) > MAX_DEPTH) throw new ImportError('markup', 'the HTML is nested too deeply')
  }
  return root
}

/** One text stays one, though a less-than sign in it is a token of its own: a formula may have one. */
function addText(children: HtmlTag['children'], text: string): void {
  const last = children.at(-1)
  if (typeof last === 'string') children[children.length - 1] = last + text
  else children.push(text)
}

function withoutComments(html: string): string {
  const parts: string[] = []
  let at = 0
  for (;;) {
    const open = html.indexOf('<!--', at)
    if (open === -1) return parts.join('') + html.slice(at)
    const close = html.indexOf('-->', open)
    if (close === -1) throw new ImportError('markup', 'a comment in the HTML is never closed')
    parts.push(html.slice(at, open))
    at = close + '-->'.length
  }
}

function textOf(token: string, next: string): string {
  if (token !== '<') return decodeEntities(token)
  // A less-than sign, as in "a < b", unless it begins a tag.
  if (/[a-z/!]/i.test(next)) throw new ImportError('markup', 'a tag of the HTML is never closed, or has a < in it')
  return token
}
