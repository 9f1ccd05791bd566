/** What an answer may hold: no question has more. Alone, since the test box asks for nothing else of a bank's limits. */
export const ANSWER_LIMITS = {
  options: 8,
  /** As long as an answer may be. */
  spelling: 200,
  /** As far from zero as an answer may be. */
  number: 1e15,
  /** Of a question of kind matching. */
  stems: 8,
  categories: 6,
  gaps: 8,
  /** What an essay may say, in characters. */
  essay: 5000,
  /** Of a question of kind case. */
  parts: 6,
} as const
