import MarkdownIt, { type Env } from 'markdown-it'
import { createRecentMap } from '#domain/recent-map.ts'
import { mediaIdsIn, mediumAt } from '#domain/media/media-refs.ts'
import { addFormulas } from './formulas.server.ts'

/**
 * Renders the Markdown of authors. HTML in it is escaped, links are checked by the library, and images are disabled, so
 * nothing an author types can run code or load anything from another site.
 */
const markdown = createMarkdown()

/** The same for what a model says: links stay the text that they are, so that nobody is sent elsewhere. */
const strangers = createMarkdown().disable(['link', 'autolink', 'reference'])

/** A text within HTML, or within a value in double quotes. */
export const { escapeHtml } = markdown.utils

function createMarkdown() {
  const created = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image')
  addFormulas(created)
  alignByClass(created)
  addMedia(created)
  return created
}

/** Writes a picture or sound that the text's community has; undefined for any other. */
export type MediaWriter = (id: string, alt: string, isInline: boolean) => string | undefined

/** Reads `![…](media:<id>)`. One that nothing is known of stays what its author said that it shows. */
function addMedia(markdown: InstanceType<typeof MarkdownIt>): void {
  markdown.inline.ruler.before('link', 'medium', (state, silent) => {
    const medium = state.src[state.pos] === '!' ? mediumAt(state.src, state.pos) : undefined
    if (!medium) return false
    if (!silent) {
      const token = state.push('medium', 'img', 0)
      token.content = medium.alt
      token.meta = { id: medium.id }
    }
    state.pos = medium.end
    return true
  })
  const { escapeHtml } = markdown.utils
  markdown.renderer.rules.medium = (tokens, index, _options, { media, isInline = false }: Surroundings = {}) => {
    const { content = '', meta } = tokens[index] ?? {}
    return media?.(String(meta?.id), content, isInline) ?? escapeHtml(content)
  }
}

/** What tells the rules below where a text stands. */
interface Surroundings extends Env {
  /** How far its headings move down, since it stands below a heading of the page. */
  lower?: number
  /** The address of a page of the site that a link means; it opens in the same tab. */
  toPage?: (link: string) => string | undefined
  media?: MediaWriter
  isInline?: boolean
}

/** The content security policy allows no style attributes, so a column's alignment becomes a class. */
function alignByClass({ renderer }: Parameters<typeof addFormulas>[0]): void {
  for (const rule of ['th_open', 'td_open'] as const)
    renderer.rules[rule] = (tokens, index, options, _env, self) => {
      const token = tokens[index]
      const [, side] = /text-align:(\w+)/.exec(String(token?.attrGet('style') ?? '')) ?? []
      if (token) token.attrs = side ? [['class', `to-${side}`]] : null
      return self.renderToken(tokens, index, options)
    }
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

/** How the texts of a question become HTML. Those with pictures or sounds are not remembered: their addresses name a community. */
export interface QuestionRenderer {
  block: (text: string) => string
  inline: (text: string) => string
}

export const rendererWith = (media: MediaWriter): QuestionRenderer => {
  const hasMedia = (text: string) => mediaIdsIn(text).length > 0
  return {
    block: (text) => (hasMedia(text) ? markdown.render(text, { media } satisfies Surroundings) : toHtml(text)),
    inline: (text) =>
      hasMedia(text)
        ? markdown.renderInline(text, { media, isInline: true } satisfies Surroundings)
        : toInlineHtml(text),
  }
}

/** What a model says. It is not remembered: hardly anybody else is told the same. */
export const toStrangersHtml = (text: string): string => strangers.render(text)
