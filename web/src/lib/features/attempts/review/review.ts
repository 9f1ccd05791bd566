import type { Review } from '#contracts/attempts/attempts.ts'
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
