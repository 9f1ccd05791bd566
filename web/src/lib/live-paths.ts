import { community, query } from './path-parts.ts'

const sessions = (slug: string) => `${community(slug)}/live`
const session = (slug: string, id: string) => `${sessions(slug)}/${encodeURIComponent(id)}`

/** The addresses of live sessions. */
export const livePaths = {
  /** Where learners type the code of a session, or find it typed. */
  join: (code?: string) => `/live${query({ code })}`,
  sessions,
  /** Where an instructor says how to run a test. */
  open: (slug: string, test: string) => `${sessions(slug)}/new${query({ test })}`,
  /** For those who take part, and for those who run it. */
  session,
  stream: (slug: string, id: string) => `${session(slug, id)}/stream`,
  /** What its page shows, for the script of the page. */
  state: (slug: string, id: string) => `${session(slug, id)}/state`,
  step: (slug: string, id: string) => `${session(slug, id)}?/step`,
  /** Where a browser without a script sends an answer, and where it may change one. */
  answer: (slug: string, id: string) => `${session(slug, id)}?/answer`,
  change: (slug: string, id: string) => `${session(slug, id)}${query({ change: 'yes' })}`,
  results: (slug: string, id: string) => `${session(slug, id)}/results`,
}
