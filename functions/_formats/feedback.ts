/** A file's comment on one answer. */
export interface Feedback {
  answer: string
  feedback: string
}

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
