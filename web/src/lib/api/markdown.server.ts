import MarkdownIt from 'markdown-it'

/**
 * What question authors write. HTML in it stays text, links are checked by the library, and pictures are left out:
 * nothing an author types can run, or load anything from elsewhere.
 */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image')

/** What a text is to the rules below. */
const ARTICLE = {}

// The content policy allows no style attributes; which way a column leans is a class.
for (const rule of ['th_open', 'td_open'] as const)
  markdown.renderer.rules[rule] = (tokens, index, options, _env, self) => {
    const token = tokens[index]
    const [, side] = /text-align:(\w+)/.exec(String(token?.attrGet('style') ?? '')) ?? []
    if (token) token.attrs = side ? [['class', `to-${side}`]] : null
    return self.renderToken(tokens, index, options)
  }

// Somebody in the middle of a test stays there.
markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('target', '_blank')
  tokens[index]?.attrSet('rel', 'noopener noreferrer')
  return self.renderToken(tokens, index, options)
}

// On a page of its own a text stands below the page's title, and so do its headings.
for (const rule of ['heading_open', 'heading_close'] as const)
  markdown.renderer.rules[rule] = (tokens, index, options, env, self) => {
    const token = tokens[index]
    if (token && env === ARTICLE) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 1)}`
    return self.renderToken(tokens, index, options)
  }

/** A lesson, below the title of its page. */
export const toArticle = (text: string): string => markdown.render(text, ARTICLE)

/** Paragraphs, lists, code blocks, tables. */
export const toHtml = (text: string): string => markdown.render(text)

/** One line of text, for an option. */
export const toInlineHtml = (text: string): string => markdown.renderInline(text)
