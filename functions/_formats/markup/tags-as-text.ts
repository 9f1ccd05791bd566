import { isEntity } from './entities.ts'

/** What authors format a text with, and what Markdown cannot say but is more than a word in angle brackets. */
const TAGS = new Set(
  'a b blockquote br code div em font h1 h2 h3 h4 h5 h6 i kbd li ol p pre samp span strong sub sup tt u ul wbr'
    .concat(' s del ins hr table thead tbody tr td th caption script style')
    .concat(' img video audio source iframe object embed svg canvas picture')
    .split(' '),
)
/** What needs no end, or is ended by the end of what it is in. */
const ENDLESS = new Set(['br', 'wbr', 'hr', 'img', 'source', 'embed'])
const ENDED_AROUND = new Set(['p', 'li'])

// As the HTML reader sees them: no attribute may contain a "<".
const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s(?:"[^"<]*"|'[^'<]*'|[^'"<>])*)?\/?)>|<!--(?:(?!<!--)[\s\S])*?-->/gi

/**
 * Leaves what is no markup in a text that may have some: a tag that HTML does not know, that never closes or that is all of the
 * text is what the question is about ("Which tag makes a heading?"), and so is a reference that stands for no letter.
 */
export function escapeStrayTags(text: string): string {
  const kept = tagsOf(text)
  return text.replaceAll(/<|&(?:(#?\w{1,10});)?/g, (sign, reference: string | undefined, at: number) => {
    if (sign === '<') return kept.has(at) ? sign : '&lt;'
    return reference !== undefined && isEntity(reference) ? sign : sign.replace('&', '&amp;')
  })
}

/** Whether escaping leaves anything that HTML has to read. */
export const hasMarkup = (text: string): boolean =>
  tagsOf(text).size > 0 || [...text.matchAll(/&(#?\w{1,10});/g)].some(([, reference = '']) => isEntity(reference))

/** The places of the tags that are markup. */
function tagsOf(text: string): Set<number> {
  const kept = new Set<number>()
  const open: { name: string; at: number }[] = []
  for (const match of text.matchAll(TOKEN)) {
    const [token, slash, tagName, attributes = ''] = match
    const name = tagName?.toLowerCase()
    if (name === undefined) kept.add(match.index)
    else if (!TAGS.has(name) || token === text.trim()) continue
    else if (slash === '/') close(name, match.index)
    else if (ENDLESS.has(name) || attributes.endsWith('/')) kept.add(match.index)
    else open.push({ name, at: match.index })
  }
  return kept

  function close(name: string, at: number) {
    const from = open.findLastIndex((tag) => tag.name === name)
    if (from === -1) return
    const [tag, ...within] = open.splice(from)
    for (const ended of [tag, ...within.filter(({ name }) => ENDED_AROUND.has(name))]) if (ended) kept.add(ended.at)
    kept.add(at)
  }
}
