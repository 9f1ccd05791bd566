import { ANSWER_LIMITS } from '../answer-limits.ts'

/** A number as learners write it, with a comma or another sign for minus; null where the text is none. */
export function readNumber(text: string): number | null {
  const value = Number(
    text
      .trim()
      .replace(/^[\u2212\u2013]/, '-')
      .replace(',', '.'),
  )
  return text.trim() !== '' && Number.isFinite(value) && Math.abs(value) <= ANSWER_LIMITS.number ? value : null
}
