/** What a file says of one answer. */
export interface Feedback {
  answer: string
  feedback: string
}

/**
 * The explanation of a question whose file comments on single answers, too: general first, then answer by answer.
 * Questions here have one explanation, which is shown whole, so nothing of it is lost.
 */
export function withFeedback(general: string, comments: Feedback[]): string {
  const list = comments
    .filter(({ feedback }) => feedback.trim() !== '')
    .map(({ answer, feedback }) => `- ${answer.trim()}: ${feedback.trim()}`.replaceAll(/\n(?!\n)/g, '\n  '))
    .join('\n')
  return [general.trim(), list].filter(Boolean).join('\n\n')
}
