import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HELP_CATEGORIES, parseHelpArticle, type HelpArticle } from '../../../functions/_domain/help/article.ts'
import { createHelpCenter } from '../../../web/src/lib/features/help/help-center.server.ts'
import { HELP_BUNDLE, helpBundle } from '../../../supabase/tools/help-bundle.ts'
import { files, read } from '../../repo/files.ts'

const FOLDER = 'seeds/help/'
const articles = files
  .filter((file) => file.startsWith(FOLDER))
  .map((file) => parseHelpArticle(file.slice(FOLDER.length, -'.md'.length), read(file)))

const STREAKS: Omit<HelpArticle, 'body'> = {
  slug: 'streaks',
  title: 'How does my streak work?',
  category: 'progress',
  order: 2,
  summary: 'Learn each day.',
  keywords: ['daily'],
}
const withBody = (body: string) => {
  const freezes = { ...STREAKS, slug: 'freezes', title: 'Freezes', order: 1, body: 'They cover a day.' }
  return createHelpCenter([{ ...STREAKS, body }, freezes]).read('streaks')?.html
}

describe('the help center', () => {
  const help = createHelpCenter(articles)

  it('has every article once, by category and in its order', () => {
    expect(help.sections.map(({ category }) => category)).toEqual(HELP_CATEGORIES)
    const listed = help.sections.flatMap(({ entries }) => entries.map(({ slug }) => slug))
    expect(listed.toSorted()).toEqual(articles.map(({ slug }) => slug).toSorted())
    const placeOf = new Map(articles.map(({ slug, order }) => [slug, order]))
    for (const { entries } of help.sections)
      expect(entries.map(({ slug }) => placeOf.get(slug))).toEqual(entries.map((_, index) => index + 1))
  })

  it('reads each article with the others of its category, and the same HTML each time', () => {
    for (const { slug, category } of articles) {
      const it = help.read(slug)
      const others = articles.filter((other) => other.category === category && other.slug !== slug)
      expect(it?.others.map((other) => other.slug).toSorted()).toEqual(others.map((other) => other.slug).toSorted())
      expect(help.read(slug)?.html).toBe(it?.html)
    }
  })

  it('leads from article to article in the same tab, and every link of ours stays on the site', () => {
    const links = articles.flatMap(({ slug }) => help.read(slug)?.html.match(/<a [^>]*>/g) ?? [])
    expect(links.length).toBeGreaterThan(20)
    for (const link of links) expect(link).toMatch(/^<a href="\/(?!\/)[^"]*">$/)
  })

  it.each(['', 'nothing', 'Streaks', 'constructor', '__proto__', '../sign-in', 'streaks.md'])(
    'has no article named “%s”',
    (slug) => expect(help.read(slug)).toBeUndefined(),
  )
})

describe('a link in an article', () => {
  it('leads to an article by its name, or to a page of the site by its address', () => {
    expect(withBody('[Freezes](freezes)')).toBe('<p><a href="/help/freezes">Freezes</a></p>\n')
    expect(withBody('[Me](/me#day)')).toBe('<p><a href="/me#day">Me</a></p>\n')
  })

  it.each(['https://example.test/', '//example.test/', 'nowhere', 'mailto:a@example.test'])(
    'opens in a new tab where it leads elsewhere: %s',
    (target) =>
      expect(withBody(`[It](${target})`)).toMatch(/<a href="[^"]+" target="_blank" rel="noopener noreferrer">/),
  )

  it('runs no script, and HTML is text', () => {
    expect(withBody('[It](javascript:alert(1)) <script>1</script>')).not.toMatch(/<a|<script/)
  })

  it('has headings below the title of the page', () => {
    expect(withBody('## Then')).toBe('<h2>Then</h2>\n')
  })
})

it('the articles that the functions bring along are those of seeds/help', () => {
  expect(read(HELP_BUNDLE), 'npm run help:bundle writes it.').toBe(helpBundle(join(import.meta.dirname, '../../..')))
})
