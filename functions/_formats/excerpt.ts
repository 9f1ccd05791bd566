import { tidyLine } from '../_domain/attempts/bank.ts'

const LENGTH = 60

/** How a text begins, on one line. */
export function excerpt(text: string): string {
  const letters = Array.from(tidyLine(text.slice(0, 4 * LENGTH).toWellFormed()))
  return letters.length > LENGTH ? `${letters.slice(0, LENGTH - 1).join('')}…` : letters.join('')
}

/** What questions are called in formats that want a name: in the order of the bank, also when sorted. */
export const nameOf = (index: number, prompt: string) => `${String(index + 1).padStart(3, '0')} ${excerpt(prompt)}`
