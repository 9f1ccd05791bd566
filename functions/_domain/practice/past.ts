/** How a learner stands with a question: their last answer to it was not fully right, or was, or there is none. */
export const STANDINGS = ['missed', 'unseen', 'known'] as const
export type QuestionStanding = (typeof STANDINGS)[number]

/** An answer of a learner that was graded, in something they finished, to the question with this lineage. */
export interface PastAnswer {
  lineage_id: string
  /** Whether it was fully right. */
  isRight: boolean
  /** When what it belongs to was finished, in milliseconds since 1970. */
  at: number
}

export interface QuestionPast {
  /** Of the last answer. */
  standing: QuestionStanding
  /** When that was; null where there is none. */
  seen_at: number | null
}

/** What is known of a learner's past, by lineage. */
export type PracticePast = ReadonlyMap<string, QuestionPast>

/** Sums past answers up, in whatever order they come. */
export function toPast(answers: readonly PastAnswer[]): PracticePast {
  const past = new Map<string, QuestionPast>()
  for (const { lineage_id, isRight, at } of answers)
    if ((past.get(lineage_id)?.seen_at ?? -Infinity) < at)
      past.set(lineage_id, { standing: isRight ? 'known' : 'missed', seen_at: at })
  return past
}

/** Of a question that the learner never met. */
export const UNSEEN: QuestionPast = { standing: 'unseen', seen_at: null }
