/** Longer descriptions do not fit onto a card. */
const MAX = 240

/**
 * What a card says of a longer description: its first sentences, or as many words as fit. A card that is cut by its height
 * would end anywhere.
 */
export function cardText(text: string, max = MAX): string {
  if (text.length <= max) return text
  const start = text.slice(0, max)
  const sentences = /^.*[.!?](?=\s)/s.exec(text.slice(0, max + 1))?.[0] ?? ''
  if (sentences.length >= max / 3) return sentences
  const words = /^.*\S(?=\s)/s.exec(start)?.[0] ?? start
  return `${words.replace(/[\s.,;:–-]+$/, '')}…`
}
