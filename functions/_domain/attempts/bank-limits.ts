import { ANSWER_LIMITS } from './answer-limits.ts'

/** The limits of the database, and where it has none, the limit of what is still a question. */
export const BANK_LIMITS = {
  ...ANSWER_LIMITS,
  questions: 500,
  /** Fewer cannot go live. */
  liveQuestions: 25,
  topic: 60,
  externalId: 100,
  prompt: 4000,
  option: 2000,
  accepted: 20,
  /** Of numbers that are right. */
  ranges: 10,
  unit: 40,
  explanation: 4000,
  tip: 4000,
  /** Corners of an area. */
  corners: 20,
  /** A side of a picture, in pixels. */
  side: 8000,
  /** What the model answer of an essay and its points may say. */
  model: 4000,
  points: 8,
  point: 300,
  /** The length that an essay may be asked to have, in words. */
  words: 1000,
  note: 2000,
  tags: 10,
  tag: 40,
} as const
