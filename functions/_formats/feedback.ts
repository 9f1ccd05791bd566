import { tidyLine } from '../_domain/attempts/bank.ts'
import { BANK_LIMITS } from '../_domain/attempts/bank-limits.ts'

/** A file's comment on one answer. */
export interface Feedback {
  answer: string
  feedback: string
}

/** The notes on options, in their order; undefined where there is none. */
export const notesOf = (comments: Feedback[]): string[] | undefined =>
  comments.some(({ feedback }) => feedback.trim() !== '') ? comments.map(({ feedback }) => feedback) : undefined

/** Tags of a file as far as they are short; the rest is noted as left out. */
export function shortTags(tags: string[], notes: string[]): string[] {
  const tidied = [...new Set(tags.map(tidyLine).filter((tag) => tag !== ''))]
  const short = tidied.filter((tag) => Array.from(tag).length <= BANK_LIMITS.tag).slice(0, BANK_LIMITS.tags)
  if (short.length < tidied.length) notes.push('tags that are too many or too long were left out')
  return short
}

/** The name of what a learner typed, for the comment on it. Files write an asterisk, or nothing, for every other answer. */
export const typedName = (text: string) => (text === '' || text === '*' ? 'Any other answer' : text)

/**
 * Joins the general explanation with the comments on typed answers, in this order: what is typed has no note of its own.
 */
export function withFeedback(general: string, comments: Feedback[]): string {
  const list = comments
    .filter(({ feedback }) => feedback.trim() !== '')
    .map(({ answer, feedback }) => `- ${answer.trim()}: ${feedback.trim()}`.replaceAll(/\n(?!\n)/g, '\n  '))
    .join('\n')
  return [general.trim(), list].filter(Boolean).join('\n\n')
}
