import { tidyLine } from '../_domain/attempts/bank.ts'
import { plainPrompt } from '../_domain/attempts/plain-prompt.ts'

const LENGTH = 60

/** How a text begins, on one line. */
export function excerpt(text: string): string {
  const letters = Array.from(tidyLine(text.slice(0, 4 * LENGTH).toWellFormed()))
  return letters.length > LENGTH ? `${letters.slice(0, LENGTH - 1).join('')}…` : letters.join('')
}

/** How a question begins, as a list shows it. */
export const promptExcerpt = (markdown: string): string => excerpt(plainPrompt(markdown))

/** The name of a question in formats that require one: numbered, so that sorting keeps the order of the bank. */
export const nameOf = (index: number, prompt: string) => `${String(index + 1).padStart(3, '0')} ${excerpt(prompt)}`
