import type { Review } from '#contracts/attempts/attempts.ts'
import { readPage } from '#lib/read-page.ts'
import type { ReviewedQuestion } from '#contracts/attempts/questions.ts'

export const SHOWS = ['all', 'correct', 'incorrect', 'unanswered', 'flagged', 'skipped'] as const
export type ReviewFilter = (typeof SHOWS)[number]

/** The filter in the address; an unknown one means all. */
export const readShow = (query: URLSearchParams): ReviewFilter =>
  SHOWS.find((show) => show === query.get('show')) ?? 'all'

export const isShown =
  (show: ReviewFilter) => (question: Pick<ReviewedQuestion, 'verdict' | 'flagged' | 'skipped'>) => {
    if (show === 'all') return true
    if (show === 'flagged' || show === 'skipped') return question[show]
    return question.verdict === show
  }

export const countShows = (questions: Review['questions']) =>
  SHOWS.map((show) => ({ show, count: questions.filter(isShown(show)).length }))

/** So many questions are on a page: all of a short test. */
const MOST_QUESTIONS = 25
/** From 1; or all that the filter shows, to search and to print. */
export type ReviewPageChoice = number | 'all'

export const readReviewPage = (query: URLSearchParams): ReviewPageChoice =>
  query.get('page') === 'all' ? 'all' : readPage(query)

/** What a page shows, and the numbers of the first and last question of each page. */
export function toReviewPage<Question extends { number: number }>(shown: Question[], wanted: ReviewPageChoice) {
  const chunks = Array.from({ length: Math.ceil(shown.length / MOST_QUESTIONS) }, (_, index) =>
    shown.slice(index * MOST_QUESTIONS, (index + 1) * MOST_QUESTIONS),
  )
  const pages = chunks.map((chunk) => ({ first: chunk[0]?.number ?? 0, last: chunk.at(-1)?.number ?? 0 }))
  if (wanted === 'all') return { page: wanted, pages, questions: shown }
  const page = Math.min(wanted, Math.max(1, chunks.length))
  return { page, pages, questions: chunks[page - 1] ?? [] }
}
export type ReviewPages = Omit<ReturnType<typeof toReviewPage>, 'questions'>

/** "26–50": the questions of a page. */
export const rangeText = ({ first, last }: ReviewPages['pages'][number]) =>
  first === last ? String(first) : `${first}–${last}`

export interface ReviewedOption {
  letter: string
  html: string
  mine: boolean
  right: boolean
}

/** What the learner typed, and the right answer. */
export interface ReviewedText {
  mine: string | null
  isRight: boolean
  /** Null where the learner typed exactly this or another accepted spelling. */
  right: string | null
  /** Other accepted spellings. */
  also: string[]
}

/** A question as its card shows it: Markdown is rendered, and either there are options or a typed answer. */
export interface ReviewCardQuestion extends Pick<
  ReviewedQuestion,
  'number' | 'topic' | 'verdict' | 'flagged' | 'skipped' | 'late'
> {
  prompt: string
  explanation: string
  tip: string
  options: ReviewedOption[]
  typed: ReviewedText | null
}
