import { toMediaMarkdown } from '../../_domain/media/media-refs.ts'
import { ImportError } from '../diagnostics.ts'
import { decodeEntities } from './entities.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { parseHtml, type HtmlTag } from './html-tree.ts'
import { toSmall } from './small-letters.ts'

const MEDIA = new Set(['img', 'video', 'audio', 'source', 'iframe', 'object', 'embed', 'svg', 'canvas', 'picture'])
const EMPHASIS = new Map([
  ['b', '**'],
  ['strong', '**'],
  ['i', '*'],
  ['em', '*'],
  ['u', '*'],
])
const BLOCK = /^(p|div|ul|ol|pre|blockquote|h[1-6])$/

/** Converts HTML that Markdown can express. Any other tag is refused by name; only layout (style, class …) is dropped. */
export const htmlToMarkdown = (html: string) => blocksOf(parseHtml(html).children).join('\n\n')

function blocksOf(nodes: HtmlTag['children']): string[] {
  const blocks: string[] = []
  let run: HtmlTag['children'] = []
  const flush = () => {
    const text = inline(run)
      .replaceAll(/[ \t]*\n[ \t]*/g, '  \n')
      .trim()
    if (text !== '') blocks.push(text)
    run = []
  }
  for (const node of nodes) {
    if (typeof node === 'string' || !BLOCK.test(node.name)) {
      run.push(node)
      continue
    }
    flush()
    blocks.push(...block(node))
  }
  flush()
  return blocks
}

function block(tag: HtmlTag): string[] {
  if (tag.name === 'pre') return [fenced(rawText(tag).replace(/^\n/, '').trimEnd())]
  if (tag.name === 'ul' || tag.name === 'ol') return [list(tag)]
  const blocks = blocksOf(tag.children)
  if (tag.name === 'blockquote') return [blocks.join('\n\n').replaceAll(/^/gm, '> ')]
  if (tag.name.startsWith('h')) return blocks.map((text) => `${'#'.repeat(Number(tag.name[1]))} ${text}`)
  return blocks
}

function list(tag: HtmlTag): string {
  const items = tag.children.flatMap((child) => {
    if (typeof child === 'string' ? child.trim() === '' : child.name === 'li')
      return typeof child === 'string' ? [] : [child]
    throw new ImportError('markup', `<${tag.name}> may hold only <li>`)
  })
  const start = Number(/\bstart\s*=\s*["']?(\d{1,6})/i.exec(tag.attributes)?.[1] ?? 1)
  return items
    .map((item, index) => {
      const marker = tag.name === 'ol' ? `${start + index}. ` : '- '
      return (
        marker +
        blocksOf(item.children)
          .join('\n\n')
          .replaceAll(/\n(?!\n)/g, `\n${' '.repeat(marker.length)}`)
      )
    })
    .join('\n')
}

const inline = (nodes: HtmlTag['children']): string =>
  nodes.map((node) => (typeof node === 'string' ? escapeMarkdown(node.replaceAll(/\s+/g, ' ')) : phrase(node))).join('')

function phrase(tag: HtmlTag): string {
  const { name, children } = tag
  if (name === 'br') return '\n'
  if (name === 'wbr') return ''
  if (name === 'span' || name === 'font') return inline(children)
  if (name === 'code' || name === 'tt' || name === 'kbd' || name === 'samp') return code(rawText(tag))
  if (name === 'a') return link(tag)
  if (name === 'sub' || name === 'sup') return toSmall(name, rawText(tag))
  const mark = EMPHASIS.get(name)
  if (mark !== undefined) return wrapped(mark, inline(children))
  const medium = mediumIn(tag)
  if (medium !== undefined) return medium
  if (MEDIA.has(name)) throw new ImportError('media', `<${name}>: pictures and other media cannot be kept here`)
  if (BLOCK.test(name)) throw new ImportError('markup', `<${name}> stands inside a line`)
  throw new ImportError('markup', `<${name}> has no counterpart in Markdown`)
}

/** Marks stand next to letters, so leading and trailing spaces go outside of them. */
function wrapped(mark: string, text: string): string {
  const inner = text.trim()
  if (inner === '') return text
  const [before = '', after = ''] = [/^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]]
  return before + mark + inner + mark + after
}

/** A picture or sound of ours, where the file that it shows was beside the text. */
function mediumIn(tag: HtmlTag): string | undefined {
  const { name, children } = tag
  if (!['img', 'audio'].includes(name)) return undefined
  const sources = children.filter((child): child is HtmlTag => typeof child !== 'string' && child.name === 'source')
  const id = [tag, ...sources].map(({ attributes }) => OWN.exec(attributes)?.[1]).find((it) => it !== undefined)
  if (id === undefined) return undefined
  const [, double, single] = /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag.attributes) ?? []
  return toMediaMarkdown(id, decodeEntities(double ?? single ?? ''))
}

const OWN = /\b(?:src|href)\s*=\s*["']?media:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})["'\s]?/i

function link(tag: HtmlTag): string {
  // Moodle plays a link to a sound.
  const [, id] = OWN.exec(tag.attributes) ?? []
  if (id !== undefined) return toMediaMarkdown(id, '')
  const [, href = ''] = /\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(tag.attributes) ?? []
  if (!/^(https?:\/\/|mailto:)[^()<>\s]+$/i.test(href))
    throw new ImportError('markup', `<a>: “${href.slice(0, 60)}” is no address on the web`)
  return `[${inline(tag.children)}](${href.replaceAll('&amp;', '&')})`
}

const fence = (text: string, least: number) =>
  '`'.repeat(Math.max(least, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)))

const fenced = (text: string) => `${fence(text, 3)}\n${text}\n${fence(text, 3)}`

function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  if (line.trim() === '') return line
  const marks = fence(line, 1)
  return line.includes('`') ? `${marks} ${line} ${marks}` : marks + line + marks
}

/** The text inside as it is; only line breaks may be marked up there. */
function rawText(tag: HtmlTag): string {
  return tag.children
    .map((child) => {
      if (typeof child === 'string') return child
      if (child.name === 'br') return '\n'
      if (child.name === 'span' || child.name === 'code' || EMPHASIS.has(child.name)) return rawText(child)
      throw new ImportError('markup', `<${child.name}> stands inside <${tag.name}>`)
    })
    .join('')
}
