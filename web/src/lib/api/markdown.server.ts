import MarkdownIt, { type Env } from 'markdown-it'
import { addFormulas } from './formulas.server.ts'

/**
 * Renders the Markdown of authors. HTML in it is escaped, links are checked by the library, and images are disabled, so
 * nothing an author types can run code or load anything from another site.
 */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image')

addFormulas(markdown)

/** What tells the rules below where a text stands. */
interface Surroundings extends Env {
  /** How far its headings move down, since it stands below a heading of the page. */
  lower?: number
  /** The address of a page of the site that a link means; it opens in the same tab. */
  toPage?: (link: string) => string | undefined
}

// The content security policy allows no style attributes, so a column's alignment becomes a class.
for (const rule of ['th_open', 'td_open'] as const)
  markdown.renderer.rules[rule] = (tokens, index, options, _env, self) => {
    const token = tokens[index]
    const [, side] = /text-align:(\w+)/.exec(String(token?.attrGet('style') ?? '')) ?? []
    if (token) token.attrs = side ? [['class', `to-${side}`]] : null
    return self.renderToken(tokens, index, options)
  }

// Links open in a new tab, so a learner does not leave a test.
markdown.renderer.rules.link_open = (tokens, index, options, { toPage }: Surroundings = {}, self) => {
  const token = tokens[index]
  const page = toPage?.(String(token?.attrGet('href') ?? ''))
  if (page === undefined) {
    token?.attrSet('target', '_blank')
    token?.attrSet('rel', 'noopener noreferrer')
  } else token?.attrSet('href', page)
  return self.renderToken(tokens, index, options)
}

for (const rule of ['heading_open', 'heading_close'] as const)
  markdown.renderer.rules[rule] = (tokens, index, options, { lower = 0 }: Surroundings = {}, self) => {
    const token = tokens[index]
    if (token) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + lower)}`
    return self.renderToken(tokens, index, options)
  }

/** A lesson, shown below the title of its page. */
export const toArticle = (text: string): string => markdown.render(text, { lower: 1 } satisfies Surroundings)

/** A text of our own, whose headings begin with the second level. Links that `toPage` knows stay in their tab. */
export const toHelpText = (text: string, toPage: (link: string) => string | undefined): string =>
  markdown.render(text, { toPage } satisfies Surroundings)

/** A text of several blocks: paragraphs, lists, code blocks, tables. */
export const toHtml = (text: string): string => markdown.render(text)

/** A text without blocks, such as an option. */
export const toInlineHtml = (text: string): string => markdown.renderInline(text)
