import { HELP_CATEGORIES, type HelpArticle, type HelpCategory } from '#domain/help/article.ts'
import { createHelpSearch } from '#domain/help/search.ts'
import { toHelpText } from '#lib/api/markdown.server.ts'
import { paths } from '#lib/paths.ts'

/** What a list shows of an article. */
export type HelpEntry = Pick<HelpArticle, 'slug' | 'title' | 'summary' | 'category'>

export interface HelpSection {
  category: HelpCategory
  entries: HelpEntry[]
}

/** The help center of these articles. They are files of the site, so nothing is read again. */
export function createHelpCenter(articles: readonly HelpArticle[]) {
  const bySlug = new Map(articles.map((article) => [article.slug, article]))
  const search = createHelpSearch(articles)
  const rendered = new Map<string, string>()

  /** Articles link to each other by their names, and to pages of the site by their addresses. */
  const toPage = (link: string) =>
    bySlug.has(link) ? paths.helpArticle(link) : /^\/(?!\/)/.test(link) ? link : undefined

  const sections = HELP_CATEGORIES.map((category): HelpSection => {
    const members = articles.filter((article) => article.category === category)
    return { category, entries: members.toSorted((a, b) => a.order - b.order).map(toEntry) }
  })

  function render({ slug, body }: HelpArticle): string {
    const html = rendered.get(slug) ?? toHelpText(body, toPage)
    rendered.set(slug, html)
    return html
  }

  return {
    sections,
    search: (query: string) => search(query).map(toEntry),
    /** An article as HTML, with the others of its category. */
    read(slug: string) {
      const article = bySlug.get(slug)
      if (!article) return undefined
      const inCategory = sections.find(({ category }) => category === article.category)?.entries ?? []
      return {
        ...toEntry(article),
        html: render(article),
        others: inCategory.filter((entry) => entry.slug !== slug),
      }
    },
  }
}

const toEntry = ({ slug, title, summary, category }: HelpArticle): HelpEntry => ({ slug, title, summary, category })
