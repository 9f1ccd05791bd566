import { ImportError } from '../diagnostics.ts'
import { plainToMarkdown } from './escape-markdown.ts'
import { htmlToMarkdown } from './html-to-markdown.ts'

/** What Moodle's formats may be written in. `auto` is plain text in which HTML is taken for HTML. */
export type Markup = 'html' | 'markdown' | 'plain' | 'auto'

/** Longer than anything that may come of it, markup and all. */
const MAX = 20_000

export function toMarkdown(text: string, markup: Markup): string {
  if (text.length > MAX) throw new ImportError('invalid', `a text has more than ${MAX} characters`)
  if (text.includes('@@PLUGINFILE@@'))
    throw new ImportError('media', 'it shows a file of its course, and files cannot be kept here')
  if (markup === 'markdown') return text
  if (markup === 'plain') return plainToMarkdown(text)
  if (markup === 'html') return htmlToMarkdown(text)
  return /<[a-z/!]|&#?\w{1,10};/i.test(text) ? htmlToMarkdown(withBreaks(text)) : plainToMarkdown(text)
}

/** Lines break where they break in the text, unless a block of HTML ends there anyway. */
const withBreaks = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?<!>)\n(?!<)/g, '<br>')
