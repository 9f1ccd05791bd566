import { toMarkdown, type Markup } from '../markup/to-markdown.ts'
import { unescape } from './escapes.ts'

const MARKUPS: Record<string, Markup> = { html: 'html', markdown: 'markdown', plain: 'plain', moodle: 'auto' }

export interface Formatted {
  text: string
  markup: Markup
}

/** Reads a text that may begin with the name of its markup, such as `[html]`. */
export function formatted(raw: string, otherwise: Markup): Formatted {
  const [marker = '', name = ''] = /^\s*\[(html|markdown|plain|moodle)\]/i.exec(raw) ?? []
  const markup = MARKUPS[name.toLowerCase()] ?? otherwise
  return { text: toMarkdown(unescape(raw.slice(marker.length).trim()), markup), markup }
}
