import type { HelpArticle } from './article.ts'

/** What a word counts for where it is found: twice if all of it is there, once if only its beginning is. */
const WEIGHTS = { title: 8, keywords: 6, summary: 3, body: 1 } as const
const PARTS = ['title', 'keywords', 'summary', 'body'] as const

/** Words of questions, which say nothing about what is asked. */
const FILLERS: ReadonlySet<string> = new Set(
  (
    'a about an and are at be but by can cannot cant could did didnt do does doesnt dont for from get has have how i if ' +
    'im in is isnt it its me my not of on or should so that the there this to was what whats when where which who why ' +
    'will with would you your'
  ).split(' '),
)

/** The words of a text in lower case, without accents, apostrophes and signs. */
const wordsIn = (text: string): Set<string> =>
  new Set(
    text
      .normalize('NFKD')
      .replaceAll(/[\p{M}'’]/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  )

const ENDINGS = ['ies', 'ied', 'ing', 'es', 'ed', 's', 'e', 'y'] as const

/** What a word begins with in each of its forms: freez for freezes, freezing and freeze. */
function stemOf(word: string): string {
  if (word.endsWith('ss')) return word
  const ending = ENDINGS.find((it) => word.endsWith(it) && word.length - it.length >= 3)
  return ending ? word.slice(0, -ending.length) : word
}

/** Addresses of links are not words of the text. */
const toText = (markdown: string) => markdown.replaceAll(/\]\([^)]*\)/g, ']')

/** How well a word fits some words: 2 if it is one of them, 1 if one begins with its stem. */
function fitOf(word: string, words: ReadonlySet<string>): number {
  if (words.has(word)) return 2
  const stem = stemOf(word)
  return [...words].some((it) => it.startsWith(stem)) ? 1 : 0
}

/**
 * A search of these articles, best matches first. Every word has to be somewhere in an article; an article whose title has exactly
 * the words of the query comes before all others.
 */
export function createHelpSearch<Article extends HelpArticle>(articles: readonly Article[]) {
  const indexed = articles.map((article) => ({
    article,
    words: {
      title: wordsIn(article.title),
      keywords: wordsIn(article.keywords.join(' ')),
      summary: wordsIn(article.summary),
      body: wordsIn(toText(article.body)),
    },
  }))

  return (query: string): Article[] => {
    const typed = wordsIn(query)
    const telling = [...typed].filter((word) => !FILLERS.has(word))
    const asked = telling.length > 0 ? telling : [...typed]
    if (asked.length === 0) return []
    return indexed
      .map(({ article, words }) => {
        const points = asked.map((word) =>
          PARTS.reduce((sum, part) => sum + WEIGHTS[part] * fitOf(word, words[part]), 0),
        )
        const isTitle = typed.size === words.title.size && [...typed].every((word) => words.title.has(word))
        return { article, isTitle, isFound: !points.includes(0), score: points.reduce((sum, one) => sum + one, 0) }
      })
      .filter(({ isFound }) => isFound)
      .toSorted((a, b) => Number(b.isTitle) - Number(a.isTitle) || b.score - a.score)
      .map(({ article }) => article)
  }
}
