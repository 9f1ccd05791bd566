import MarkdownIt from 'markdown-it'
import { createRecentMap } from '#domain/recent-map.ts'
import { addFormulas } from './formulas.server.ts'

/**
 * Renders the Markdown of authors. HTML in it is escaped, links are checked by the library, and images are disabled, so
 * nothing an author types can run code or load anything from another site.
 */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image')

addFormulas(markdown)

/** The environment that tells the rules below that the text is an article. */
const ARTICLE = {}

// The content security policy allows no style attributes, so a column's alignment becomes a class.
for (const rule of ['th_open', 'td_open'] as const)
  markdown.renderer.rules[rule] = (tokens, index, options, _env, self) => {
    const token = tokens[index]
    const [, side] = /text-align:(\w+)/.exec(String(token?.attrGet('style') ?? '')) ?? []
    if (token) token.attrs = side ? [['class', `to-${side}`]] : null
    return self.renderToken(tokens, index, options)
  }

// Links open in a new tab, so a learner does not leave a test.
markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('target', '_blank')
  tokens[index]?.attrSet('rel', 'noopener noreferrer')
  return self.renderToken(tokens, index, options)
}

// An article stands below the page's h1, so its headings move down one level.
for (const rule of ['heading_open', 'heading_close'] as const)
  markdown.renderer.rules[rule] = (tokens, index, options, env, self) => {
    const token = tokens[index]
    if (token && env === ARTICLE) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 1)}`
    return self.renderToken(tokens, index, options)
  }

/** A lesson, shown below the title of its page. */
export const toArticle = (text: string): string => markdown.render(text, ARTICLE)

/** Some hundred bytes each: those of about twenty banks of questions. */
const MOST_TEXTS = 10_000
/** A longer text is rendered anew, so that all of them take some megabytes. */
const LONGEST = 2000

/** Renders a text once: the learners of a test read the same ones. */
function remembering(render: (text: string) => string): (text: string) => string {
  const rendered = createRecentMap<string>(MOST_TEXTS)
  return (text) => {
    const known = rendered.get(text)
    if (known !== undefined) return known
    const html = render(text)
    if (text.length <= LONGEST) rendered.set(text, html)
    return html
  }
}

/** A text of several blocks: paragraphs, lists, code blocks, tables. */
export const toHtml = remembering((text) => markdown.render(text))

/** A text without blocks, such as an option. */
export const toInlineHtml = remembering((text) => markdown.renderInline(text))
