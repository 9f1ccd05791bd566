import type { AssistedQuestion } from './material.ts'

/** Whether a text, such as an author's tip, gives the answer away: it has every word that only the right answer has. */
export function namesAnswer(text: string, { prompt, options, right }: AssistedQuestion): boolean {
  const said = new Set(wordsOf(text))
  const others = (options ?? []).filter((option) => !right.includes(option))
  const common = new Set([prompt, ...others].flatMap(wordsOf))
  return right.some((answer) => {
    const words = wordsOf(answer)
    const own = words.filter((word) => !common.has(word))
    return (own.length > 0 ? own : words).every((word) => said.has(word))
  })
}

/** A number keeps its fraction: 0.5 is no 5. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/\d+(?:[.,:]\d+)*|[\p{L}\p{N}]+/gu) ?? []
