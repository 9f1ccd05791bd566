import type { Review } from '#contracts/attempts/attempts.ts'
import type { PartResults } from '#lib/features/attempts/parts/part-results.ts'
import type { AreaMark } from '#lib/features/attempts/parts/area-marks.ts'
import type { ShownPicture } from '#lib/features/attempts/parts/shown-parts.ts'
import { readPage } from '#lib/read-page.ts'
import type { ReviewedQuestion } from '#contracts/attempts/questions.ts'

export const SHOWS = [
  'all',
  'correct',
  'partly',
  'incorrect',
  'unanswered',
  'unread',
  'sure_wrong',
  'flagged',
  'skipped',
] as const
export type ReviewFilter = (typeof SHOWS)[number]

/** The filter in the address; an unknown one means all. */
export const readShow = (query: URLSearchParams): ReviewFilter =>
  SHOWS.find((show) => show === query.get('show')) ?? 'all'

export const isShown =
  (show: ReviewFilter) => (question: Pick<ReviewedQuestion, 'verdict' | 'flagged' | 'skipped' | 'confidence'>) => {
    if (show === 'all') return true
    if (show === 'sure_wrong')
      return question.confidence === 'sure' && (question.verdict === 'incorrect' || question.verdict === 'partly')
    if (show === 'flagged' || show === 'skipped') return question[show]
    return question.verdict === show
  }

export const countShows = (questions: Review['questions']) =>
  SHOWS.map((show) => ({ show, count: questions.filter(isShown(show)).length })).filter(
    ({ show, count }) => count > 0 || !SELDOM.has(show),
  )

/** What only some questions can be is offered only where one is. */
const SELDOM: ReadonlySet<ReviewFilter> = new Set(['partly', 'unread', 'sure_wrong'])

const WORDS: Partial<Record<ReviewFilter, string>> = {
  partly: 'partly correct',
  unread: 'not read yet',
  sure_wrong: 'sure and wrong',
}

/** A filter in words, as within "Show the 3 incorrect". */
export const showWord = (show: ReviewFilter): string => WORDS[show] ?? show

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
  /** Why it tempts, or why it is right; empty where nothing is said. */
  note: string
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

/**
 * A question as its card shows it: Markdown is rendered, and what became of the answer is shown by its options, a typed answer or
 * its parts.
 */
export interface ReviewCardQuestion extends Pick<
  ReviewedQuestion,
  'number' | 'topic' | 'verdict' | 'flagged' | 'skipped' | 'late' | 'confidence' | 'feedback'
> {
  prompt: string
  explanation: string
  tip: string
  options: ReviewedOption[]
  typed: ReviewedText | null
  results: PartResults
  picture: { picture: ShownPicture; marks: AreaMark[] } | null
  /** How much of it is right: "2 of 3 parts", "50%". */
  share: string | null
  corrections: CardCorrection[]
}

/** What a correction says of a question, behind the day on which it was made. */
export interface CardCorrection {
  at: string
  words: string
}
