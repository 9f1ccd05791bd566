/** When what is right is shown: with an answer in practice, after the finish, or from a date on. */
export const FEEDBACK = ['at_once', 'at_end', 'after_date'] as const
export type FeedbackPolicy = (typeof FEEDBACK)[number]
