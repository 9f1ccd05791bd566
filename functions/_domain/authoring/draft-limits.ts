/** What a working copy may hold. */
export const DRAFT_LIMITS = {
  questions: 500,
  /** Of a question as JSON, in characters. */
  content: 65_536,
  /** How deep lists and objects of a question are nested. */
  depth: 8,
  /** Of a text that is pasted, in characters. */
  pasted: 200_000,
  quotas: 50,
  /** Fewer cannot go live, even where a test is meant to be short. */
  shortQuestions: 5,
} as const
