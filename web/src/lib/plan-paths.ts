import { query } from './path-parts.ts'
import { paths } from './paths.ts'

/** What few pages lead to of a learner's plan. */
export const planPaths = {
  /** The page with a question whether to remove the exam date. */
  askToRemove: (slug: string) => `${paths.plan(slug)}${query({ ask: 'remove' })}`,
  /** Its form actions. */
  action: (slug: string, action: 'save' | 'remove' | 'makeCalendar' | 'endCalendar') =>
    `${paths.plan(slug)}?/${action}`,
  /** What calendar programs subscribe to. */
  calendar: (token: string) => `/calendar/${encodeURIComponent(token)}.ics`,
}
