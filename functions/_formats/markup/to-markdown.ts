import { ImportError } from '../diagnostics.ts'
import { joinFormulas, plainToMarkdown } from './escape-markdown.ts'
import { escapeStrayTags, hasMarkup } from './tags-as-text.ts'
import { htmlToMarkdown } from './html-to-markdown.ts'

/** The markups of Moodle's formats. `auto` is plain text with HTML in it, or none. */
export type Markup = 'html' | 'markdown' | 'plain' | 'auto'

/** Longer than any text that a question may have, with its markup. */
const MAX = 20_000

export function toMarkdown(text: string, markup: Markup): string {
  if (text.length > MAX) throw new ImportError('invalid', `a text has more than ${MAX} characters`)
  if (text.includes('@@PLUGINFILE@@'))
    throw new ImportError('media', 'it shows a file of its course, and files cannot be kept here')
  if (markup === 'markdown') return text
  if (markup === 'plain') return plainToMarkdown(text)
  if (markup === 'html') return htmlToMarkdown(text)
  if (!hasMarkup(text)) return plainToMarkdown(text)
  // Markup that shows nothing is what the text is about.
  return htmlToMarkdown(withBreaks(escapeStrayTags(joinFormulas(text)))) || plainToMarkdown(text)
}

/** Keeps line breaks, except where a block of HTML breaks the line anyway. */
const withBreaks = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?<!>)\n(?!<)/g, '<br>')
