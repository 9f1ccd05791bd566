/** A file's comment on one answer. */
export interface Feedback {
  answer: string
  feedback: string
}

/** The name of what a learner typed, for the comment on it. Files write an asterisk, or nothing, for every other answer. */
export const typedName = (text: string) => (text === '' || text === '*' ? 'Any other answer' : text)

/**
 * Joins the general explanation with the comments on single answers, in this order: questions in Laude have one explanation.
 */
export function withFeedback(general: string, comments: Feedback[]): string {
  const list = comments
    .filter(({ feedback }) => feedback.trim() !== '')
    .map(({ answer, feedback }) => `- ${answer.trim()}: ${feedback.trim()}`.replaceAll(/\n(?!\n)/g, '\n  '))
    .join('\n')
  return [general.trim(), list].filter(Boolean).join('\n\n')
}
