import type { MarkCredit } from '#domain/attempts/marking.ts'

/** What a marker chooses among: the keys 1 to 5 choose them in this order. */
export const CREDITS: readonly { credit: MarkCredit; word: string }[] = [
  { credit: 0, word: 'Not right' },
  { credit: 0.25, word: 'A quarter' },
  { credit: 0.5, word: 'Half' },
  { credit: 0.75, word: 'Three quarters' },
  { credit: 1, word: 'Right' },
]

export const creditWord = (credit: number): string => CREDITS.find((it) => it.credit === credit)?.word ?? `${credit}`
