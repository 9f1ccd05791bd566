/** What the last post of a saved reply did, and what was typed. */
export interface ReplyAnswer {
  title: string
  body: string
  problem: string | null
  saved: boolean
  /** Somebody else has saved it meanwhile. */
  isStale: boolean
}

export const PLACEHOLDER_HINT = '{name} becomes the learner’s name. Markdown works.'
