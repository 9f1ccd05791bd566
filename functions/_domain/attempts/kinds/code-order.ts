/** The places of texts in the order of their code units, which tells nothing of what is right. */
export const codeOrder = (texts: readonly string[]): number[] =>
  texts.map((_, place) => place).toSorted((a, b) => compare(texts[a] ?? '', texts[b] ?? '') || a - b)

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
