/** How sure a learner says they are of an answer, before they see what is right. */
export const CONFIDENCES = ['sure', 'think', 'guess'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** How the stored form of a response says it, beside 1 for late and 2 for skipped: no response is two of these. */
export const CONFIDENCE_NOTES = { sure: 3, think: 4, guess: 5 } as const satisfies Record<Confidence, number>
