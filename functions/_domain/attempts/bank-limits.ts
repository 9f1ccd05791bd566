/** The limits of the database, and where it has none, the limit of what is still a question. */
export const BANK_LIMITS = {
  questions: 500,
  /** Fewer cannot go live. */
  liveQuestions: 25,
  topic: 60,
  externalId: 100,
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
  /** Of a question of kind matching. */
  stems: 8,
  categories: 6,
  gaps: 8,
  /** Corners of an area. */
  corners: 20,
  /** A side of a picture, in pixels. */
  side: 8000,
  /** What an essay may say, in characters, and what its model answer and its points may. */
  essay: 5000,
  model: 4000,
  points: 8,
  point: 300,
  /** The length that an essay may be asked to have, in words. */
  words: 1000,
  /** Of a question of kind case. */
  parts: 6,
  note: 2000,
  tags: 10,
  tag: 40,
} as const
