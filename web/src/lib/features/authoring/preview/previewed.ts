import type { BoxAttempt } from '#lib/features/attempts/box/question.ts'

/** A question that cannot be asked yet: its Markdown is rendered as far as it is written. */
export interface UnfinishedQuestion {
  prompt: string
  options: string[]
}

/** A question as learners will meet it, in an attempt that nobody takes. */
export type PreviewedQuestion = { attempt: BoxAttempt } | UnfinishedQuestion
