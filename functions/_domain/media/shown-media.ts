import type { MediaKind } from './media-types.ts'

/** A picture or sound of a question, as the database knows it. */
export interface QuestionMedia {
  id: string
  kind: MediaKind
  width: number | null
  height: number | null
  alt: string
  /** Whether what is asked shows it. Otherwise it belongs to what is revealed. */
  asked: boolean
}

/** What a learner gets of it: before the answer is revealed, nothing that belongs to it. */
export const shownMediaOf = (media: readonly QuestionMedia[], isRevealed: boolean): Omit<QuestionMedia, 'asked'>[] =>
  media.flatMap(({ asked, ...shown }) => (asked || isRevealed ? [shown] : []))
