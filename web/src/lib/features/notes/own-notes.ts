import type { OwnNote } from '#contracts/notes/notes.ts'

/** What the card of a question shows of its learner's notes, by its number. */
export const ownIn = (notes: readonly OwnNote[], hrefOf: (number: number) => string) => {
  const kept = new Map(notes.map((it) => [it.number, it]))
  return (number: number) => {
    const { flagged = false, note = '' } = kept.get(number) ?? {}
    return { flagged, note, href: hrefOf(number) }
  }
}
