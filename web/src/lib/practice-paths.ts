import type { PracticeWish } from './features/practice/wish.ts'
import type { ReviewFilter, ReviewPageChoice } from './features/attempts/review/review.ts'
import { wishEntries } from './features/practice/wish.ts'
import { query, taking } from './path-parts.ts'
import { paths } from './paths.ts'

const session = (slug: string, id: string) => taking(slug, id, 'practice')

/** The addresses of practice across tests. */
export const practicePaths = {
  /** With what was chosen so far. */
  build: (slug: string, wish: Partial<PracticeWish> = {}) => {
    const entries = wishEntries(wish)
    return `${paths.practice(slug)}${entries.length > 0 ? `?${new URLSearchParams(entries).toString()}` : ''}`
  },
  /** Past sessions, from the newest or after one of them. */
  past: (slug: string, after?: string) => `${paths.practice(slug)}/past${query({ after })}`,
  session,
  result: (slug: string, id: string) => `${session(slug, id)}/result`,
  /** Where a learner says what is wrong with a question of a session. */
  report: (slug: string, id: string, number: number) => `${session(slug, id)}/report/${number}`,
  review: (slug: string, id: string, show: ReviewFilter = 'all', page: ReviewPageChoice = 1) => {
    const [onlyShow, onlyPage] = [show === 'all' ? undefined : show, page === 1 ? undefined : String(page)]
    return `${session(slug, id)}/review${query({ show: onlyShow, page: onlyPage })}`
  },
}
