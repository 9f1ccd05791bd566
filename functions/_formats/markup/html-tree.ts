import { Refused } from '../found.ts'
import { decodeEntities } from './entities.ts'

export interface Tag {
  name: string
  attributes: string
  children: (Tag | string)[]
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr', 'source', 'embed'])
const BLOCKS = new Set(['p', 'div', 'ul', 'ol', 'pre', 'blockquote', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'])

/** Nobody nests deeper by hand. */
const MAX_DEPTH = 40

// No attribute may hold a "<", so that nothing is looked at twice, however a file is spoilt.
const TOKEN = /<!--(?:[^-]|-(?!->))*-->|<(\/?)([a-z][a-z0-9]*)((?:"[^"<]*"|'[^'<]*'|[^'"<>])*)>|[^<]+|</gi

/** HTML as people and editors write it: what is left open is closed where browsers would. */
export function parseHtml(html: string): Tag {
  const root: Tag = { name: '', attributes: '', children: [] }
  const open = [root]
  const top = () => open.at(-1) ?? root
  const closeTo = (name: string, within: (tag: Tag) => boolean = () => true) => {
    const from = open.findLastIndex((tag) => tag.name === name)
    if (from > 0 && open.slice(from + 1).every(within)) open.length = from
  }

  for (const [token, slash, tagName, attributes = ''] of html.matchAll(TOKEN)) {
    if (token.startsWith('<!--')) continue
    if (tagName === undefined) {
      top().children.push(textOf(token))
      continue
    }
    const name = tagName.toLowerCase()
    if (slash === '/') {
      closeTo(name)
      continue
    }
    if (BLOCKS.has(name)) closeTo('p', (tag) => !BLOCKS.has(tag.name))
    if (name === 'li') closeTo('li', (tag) => tag.name !== 'ul' && tag.name !== 'ol')
    const tag: Tag = { name, attributes, children: [] }
    top().children.push(tag)
    if (VOID.has(name) || attributes.endsWith('/')) continue
    if (open.push(tag) > MAX_DEPTH) throw new Refused('markup', 'the HTML is nested too deeply')
  }
  return root
}

function textOf(token: string): string {
  // One that opens no tag is a sign, as in "a < b", unless a tag was meant.
  if (token === '<') return token
  return decodeEntities(token)
}
