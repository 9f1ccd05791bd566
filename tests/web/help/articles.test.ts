import { describe, expect, it } from 'vitest'
import { HELP_CATEGORIES, parseHelpArticle } from '../../../functions/_domain/help/article.ts'
import { toArticle } from '../../../web/src/lib/api/markdown.server.ts'
import { files, read } from '../../repo/files.ts'
import { IN_ACCOUNT } from './claims/account.ts'
import { IN_PROGRESS } from './claims/progress.ts'
import { IN_TEACHING } from './claims/teaching.ts'
import { IN_TESTS } from './claims/tests.ts'
import { claimText, numbersIn, placesOf } from './number-claim.ts'
import { boldIn, codeIn, countWords, linksIn, plainText } from './plain-text.ts'

const FOLDER = 'seeds/help/'
const articles = files
  .filter((file) => file.startsWith(FOLDER))
  .map((file) => parseHelpArticle(file.slice(FOLDER.length, -'.md'.length), read(file)))
const slugs = new Set(articles.map(({ slug }) => slug))

const siteFiles = files.filter((file) => /^web\/src\/.*\.(svelte|ts)$/.test(file) && !file.includes('/ui-gallery/'))
const site = siteFiles.map(read).join('\n')
const contracts = files
  .filter((file) => file.startsWith('functions/_contracts/'))
  .map(read)
  .join('\n')

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Whether the site has a text of its own that says just this: a string of its code, or what stands between tags. */
const isOnSite = (label: string) => {
  const text = escape(label).replaceAll(' ', String.raw`\s+`)
  return new RegExp(String.raw`(['"\`])${text}\1|[>}]\s*${text}\s*[<{]`).test(site)
}

/** The addresses without a parameter: they are the same for all readers. */
const addresses = new Set(
  siteFiles.flatMap((file) => {
    const [, route] = /^web\/src\/routes\/(?:(.*)\/)?\+page@?\.svelte$/.exec(file) ?? []
    return route === undefined || route.includes('[') ? [] : [`/${route.replaceAll(/\([^)]*\)\/?/g, '')}`]
  }),
)

const CLAIMS = [...IN_TESTS, ...IN_PROGRESS, ...IN_ACCOUNT, ...IN_TEACHING]

describe('the help articles', () => {
  it('are 25 or more, in every category', () => {
    expect(articles.length).toBeGreaterThanOrEqual(25)
    expect(new Set(articles.map(({ category }) => category))).toEqual(new Set(HELP_CATEGORIES))
    expect(files.filter((file) => file.startsWith(FOLDER) && !file.endsWith('.md'))).toEqual([])
  })

  it('have a title each, and a place in their category each, without a gap', () => {
    expect(new Set(articles.map(({ title }) => title.toLowerCase())).size).toBe(articles.length)
    for (const [category, members] of Map.groupBy(articles, ({ category }) => category))
      expect(
        members.map(({ order }) => order).toSorted((a, b) => a - b),
        category,
      ).toEqual(members.map((_, index) => index + 1))
  })

  describe.each(articles)('$slug', (article) => {
    const text = plainText(article)

    it('has 80 to 300 words, and a summary of one sentence', () => {
      expect(countWords(article)).toBeGreaterThanOrEqual(80)
      expect(countWords(article)).toBeLessThanOrEqual(300)
      expect(article.summary).toMatch(/^[A-Z][^.!?]*\.$/)
    })

    it('is Markdown that the site renders, with headings from the second level on', () => {
      expect(article.body).not.toMatch(/^# /m)
      expect(toArticle(article.body)).not.toMatch(/\*\*|\]\(|&lt;|^\s*- /m)
    })

    it('is calm, and has the apostrophes and quotation marks of the site', () => {
      expect(article.body).not.toMatch(/!|['"]/)
    })

    it('has keywords that it does not use itself', () => {
      const isUsed = (word: string) => new RegExp(String.raw`(?<!\p{L})${escape(word)}(?!\p{L})`, 'iu').test(text)
      expect(article.keywords.length).toBeGreaterThanOrEqual(5)
      expect(article.keywords.filter(isUsed)).toEqual([])
    })

    it('links to articles that are there, and to pages that have one address for all', () => {
      const dead = linksIn(article).filter((target) => {
        if (!target.startsWith('/')) return !slugs.has(target) || target === article.slug
        const [address = '', anchor] = target.split('#')
        return !addresses.has(address) || (anchor !== undefined && !isAnchor(anchor))
      })
      expect(dead).toEqual([])
    })

    it('names buttons and pages as the site does', () => {
      expect(boldIn(article).filter((label) => !isOnSite(label))).toEqual([])
    })

    it('writes as code only keys of the site and settings of the API', () => {
      const isSetting = (code: string) => new RegExp(String.raw`\b${escape(code.split('=')[0] ?? '')}\b`, 'i')
      expect(codeIn(article).filter((code) => !isOnSite(code) && !isSetting(code).test(contracts))).toEqual([])
    })

    it('says only numbers that the code has', () => {
      const claims = CLAIMS.filter(([slug]) => slug === article.slug)
      expect(claims.filter((claim) => placesOf(claim, text).length === 0).map(claimText)).toEqual([])
      const claimed = new Set(claims.flatMap((claim) => placesOf(claim, text)))
      const open = numbersIn(text).filter(({ at }) => !claimed.has(at))
      expect(open.map(({ text: number, at }) => `${number}: … ${text.slice(Math.max(0, at - 40), at + 40)} …`)).toEqual(
        [],
      )
    })
  })

  it('are all that numbers are claimed of', () => {
    expect(CLAIMS.filter(([slug]) => !slugs.has(slug)).map(claimText)).toEqual([])
  })
})

const isAnchor = (anchor: string) => new RegExp(String.raw`\bid="${escape(anchor)}"`).test(site)
