import { community, query } from './path-parts.ts'

const plan = (slug: string) => `${community(slug)}/plan`

/** The addresses of a learner's plan. */
export const planPaths = {
  plan,
  /** The page with a question whether to remove the exam date. */
  askToRemove: (slug: string) => `${plan(slug)}${query({ ask: 'remove' })}`,
  /** Its form actions. */
  action: (slug: string, action: 'save' | 'remove' | 'makeCalendar' | 'endCalendar') => `${plan(slug)}?/${action}`,
  /** What calendar programs subscribe to. */
  calendar: (token: string) => `/calendar/${encodeURIComponent(token)}.ics`,
}
