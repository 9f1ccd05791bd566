import { escapeHtml } from './markdown.server.ts'

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g

/** Something in a plain text that is shown as a link. */
export interface PlainLink {
  from: number
  to: number
  href: string
  /** Whether it leads away from the site: then no search engine follows it. */
  isElsewhere: boolean
}

const addressesIn = (text: string): PlainLink[] =>
  [...text.matchAll(LINK)].map(({ 0: href, index }) => ({
    href,
    from: index,
    to: index + href.length,
    isElsewhere: true,
  }))

/** Plain text as HTML, with its addresses as links, and these others that do not stand within one. */
export function plainHtml(text: string, others: readonly PlainLink[] = []): string {
  const addresses = addressesIn(text)
  const outside = others.filter(({ from }) => !addresses.some((it) => it.from <= from && from < it.to))
  let html = ''
  let end = 0
  for (const link of [...addresses, ...outside].toSorted((a, b) => a.from - b.from)) {
    const rel = link.isElsewhere ? ' rel="nofollow ugc noopener noreferrer"' : ''
    html += `${escapeHtml(text.slice(end, link.from))}<a href="${escapeHtml(link.href)}"${rel}>`
    html += `${escapeHtml(text.slice(link.from, link.to))}</a>`
    end = link.to
  }
  return `<p>${(html + escapeHtml(text.slice(end))).replaceAll('\n', '<br>')}</p>`
}

/** The same in parts, for a page that shows them without what HTML needs. */
export function plainParts(text: string): { words: string; href: string | null }[] {
  const parts = []
  let end = 0
  for (const { from, to, href } of addressesIn(text)) {
    parts.push({ words: text.slice(end, from), href: null }, { words: text.slice(from, to), href })
    end = to
  }
  return [...parts, { words: text.slice(end), href: null }].filter(({ words }) => words !== '')
}
