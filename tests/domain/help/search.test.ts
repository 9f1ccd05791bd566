import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHelpArticle, type HelpArticle } from '../../../functions/_domain/help/article.ts'
import { createHelpSearch } from '../../../functions/_domain/help/search.ts'
import { files, read } from '../../repo/files.ts'

const article = (slug: string, parts: Partial<HelpArticle>): HelpArticle => ({
  slug,
  title: slug,
  category: 'tests',
  order: 1,
  summary: '',
  keywords: [],
  body: '',
  ...parts,
})
const slugs = (articles: readonly HelpArticle[]) => articles.map(({ slug }) => slug)

const FOLDER = 'seeds/help/'
const ours = files
  .filter((file) => file.startsWith(FOLDER))
  .map((file) => parseHelpArticle(file.slice(FOLDER.length, -'.md'.length), read(file)))

const word = fc.constantFrom(
  'streak',
  'freeze',
  'exam',
  'épreuve',
  'time',
  'how',
  'my',
  'XP',
  'points',
  'pass',
  'studies',
)
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '))
/** Up to six articles, no two of which have the same words in their titles. */
const articles = fc.uniqueArray(
  fc.record({ title: words, summary: words, keywords: fc.array(word), body: words }).map((parts) => article('', parts)),
  { minLength: 1, maxLength: 6, selector: ({ title }) => [...new Set(title.split(' '))].toSorted().join(' ') },
)

describe('the search of the help articles', () => {
  it('finds an article first by its title', () => {
    fc.assert(
      fc.property(articles, (all) => {
        const search = createHelpSearch(all)
        for (const it of all) expect(search(`${it.title}?`)[0]).toBe(it)
      }),
    )
    const search = createHelpSearch(ours)
    for (const it of ours) expect(search(it.title)[0]).toBe(it)
  })

  it('does not depend on the order of the words, on case, on accents or on signs', () => {
    fc.assert(
      fc.property(articles, fc.array(word, { minLength: 1, maxLength: 4 }), (all, typed) => {
        const search = createHelpSearch(all)
        const found = search(typed.join(' '))
        expect(search(typed.toReversed().join('  '))).toEqual(found)
        expect(search(typed.join(' ').toUpperCase())).toEqual(found)
        expect(search(typed.join(', ').normalize('NFD').replaceAll(/\p{M}/gu, ''))).toEqual(found)
      }),
    )
  })

  it('finds with one more word only what it found without it', () => {
    fc.assert(
      fc.property(articles, fc.constantFrom('streak', 'exam'), word, (all, first, second) => {
        const search = createHelpSearch(all)
        const found = search(first)
        for (const it of search(`${first} ${second}`)) expect(found).toContain(it)
      }),
    )
  })

  it('finds only articles that have all of the words, whichever part has them', () => {
    const search = createHelpSearch([
      article('one', { title: 'Streaks', body: 'An evening reminder.' }),
      article('two', { title: 'Streaks', keywords: ['flame'] }),
      article('three', { summary: 'A reminder.' }),
    ])
    expect(slugs(search('streak reminder'))).toEqual(['one'])
    expect(slugs(search('flame streak'))).toEqual(['two'])
    expect(search('flame reminder')).toEqual([])
  })

  it('counts a title more than keywords, those more than a summary, and the text least; and a whole word more than its beginning', () => {
    const search = createHelpSearch([
      article('body', { body: 'streak' }),
      article('summary', { summary: 'streak' }),
      article('begins', { summary: 'streaker' }),
      article('keywords', { keywords: ['streak'] }),
      article('title', { title: 'About a streak' }),
    ])
    expect(slugs(search('streak'))).toEqual(['title', 'keywords', 'summary', 'begins', 'body'])
  })

  it.each([
    ['freezes', 'A freeze'],
    ['freeze', 'Freezing'],
    ['studies', 'To study'],
    ['cert', 'Certificates'],
    ['tests', 'One test'],
    ['dont stop', 'Don’t stop'],
    ['resume', 'Résumé'],
  ])('finds a word by its form or beginning: %s in “%s”', (typed, title) => {
    expect(createHelpSearch([article('it', { title })])(typed)).toHaveLength(1)
  })

  it('ignores the little words of a question, unless there are no others', () => {
    const search = createHelpSearch([article('it', { title: 'Streaks', body: 'What I lost.' })])
    expect(search('why was my streak found?')).toHaveLength(0)
    expect(search('why was my streak lost?')).toHaveLength(1)
    expect(search('what')).toHaveLength(1)
    expect(search('why')).toHaveLength(0)
  })

  it('finds nothing for a query without words, and no address of a link', () => {
    const search = createHelpSearch([article('it', { title: 'Streaks', body: 'See [this](days-and-time-zones).' })])
    for (const typed of ['', ' ', '?!', '<>', '%00']) expect(search(typed)).toEqual([])
    expect(search('zones')).toEqual([])
  })

  it('takes any text, and keeps nothing of it', () => {
    const search = createHelpSearch(ours)
    const found = slugs(search('streak'))
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const once = search(typed)
        expect(search(typed)).toEqual(once)
        expect(ours).toEqual(expect.arrayContaining(once))
      }),
    )
    expect(slugs(search('streak'))).toEqual(found)
  })

  it.each([
    ['forgot password', 'forgot-password'],
    ['why did I lose my streak?', 'streaks'],
    ['timezone', 'days-and-time-zones'],
    ['dark mode', 'accessibility-and-themes'],
    ['invite members', 'members-and-roles'],
    ['offline', 'saving-and-offline'],
    ['import csv', 'import-questions'],
  ])('finds among our articles: %s', (typed, slug) => {
    expect(createHelpSearch(ours)(typed)[0]?.slug).toBe(slug)
  })
})
