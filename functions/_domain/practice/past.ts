/** How a learner stands with a question: their last answer to it was not fully right, or was, or there is none. */
export const STANDINGS = ['missed', 'unseen', 'known'] as const
export type QuestionStanding = (typeof STANDINGS)[number]

/** An answer of a learner in something they finished, to the question with this lineage. */
export interface PastAnswer {
  lineage_id: string
  /** How much of it was right; null where nobody has said so, or there was no answer. */
  credit: number | null
  answered: boolean
  flagged: boolean
  /** When what it belongs to was finished, in milliseconds since 1970. */
  at: number
}

export interface QuestionPast {
  /** Of the last answer that was graded. */
  standing: QuestionStanding
  /** When the learner last answered it; null where they never did. */
  seen_at: number | null
  /** Whether it had a flag when it was asked last. */
  flagged: boolean
}

/** What is known of a learner's past, by lineage. */
export type PracticePast = ReadonlyMap<string, QuestionPast>

/** Sums past answers up, in whatever order they come. A question that was left open stays unseen. */
export function toPast(answers: readonly PastAnswer[]): PracticePast {
  const past = new Map<string, QuestionPast>()
  for (const { lineage_id, credit, answered, flagged, at } of answers.toSorted((a, b) => a.at - b.at)) {
    const { standing, seen_at } = past.get(lineage_id) ?? UNSEEN
    past.set(lineage_id, {
      standing: !answered || credit === null ? standing : credit === 1 ? 'known' : 'missed',
      seen_at: answered ? at : seen_at,
      flagged,
    })
  }
  return past
}

/** Of a question that the learner never met. */
export const UNSEEN: QuestionPast = { standing: 'unseen', seen_at: null, flagged: false }
