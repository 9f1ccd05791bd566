/** The limits of the database, and where it has none, the limit of what is still a question. */
export const BANK_LIMITS = {
  questions: 100,
  /** Fewer cannot go live. */
  liveQuestions: 25,
  topic: 60,
  prompt: 4000,
  option: 2000,
  options: 8,
  accepted: 20,
  /** As long as an answer may be. */
  spelling: 200,
  /** Of numbers that are right. */
  ranges: 10,
  /** As far from zero as an answer may be. */
  number: 1e15,
  unit: 40,
  explanation: 4000,
  tip: 4000,
} as const
