import type { Review } from '#contracts/attempts/attempts.ts'
import type { ReviewedQuestion } from '#contracts/attempts/questions.ts'

export const SHOWS = ['all', 'correct', 'incorrect', 'unanswered', 'flagged', 'skipped'] as const
export type ReviewFilter = (typeof SHOWS)[number]

/** What the address asks for; a word that is no filter asks for everything. */
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

export interface ReviewedOption {
  letter: string
  html: string
  mine: boolean
  right: boolean
}

/** What somebody typed, and what would have been right. */
export interface ReviewedText {
  mine: string | null
  isRight: boolean
  /** Null where it is exactly what was typed, or another spelling of it. */
  right: string | null
  /** Other spellings of what is right. */
  also: string[]
}

/** A question as its card shows it: texts are HTML by now, and either there are options or something was typed. */
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
