import type { PictureArea } from '#domain/attempts/kinds/hotspot.ts'
import type { PartKind } from '#domain/attempts/kinds/case.ts'
import type { QuestionKind } from '#domain/attempts/kinds/kinds.ts'
import type { GapText } from './gap-text.ts'

/** A picture with areas to choose, in its pixels: one for each option. */
export interface ShownPicture {
  /** Where it is. */
  picture: string
  width: number
  height: number
  areas: readonly PictureArea[]
}

/** What is asked beside the prompt and the options, with its Markdown rendered. */
export type ShownParts =
  /** `texts` are the options as a list can show them, without markup. */
  | { stems: string[]; texts: string[] }
  | { categories: string[] }
  | { gaps: (string[] | null)[]; text: GapText[] }
  | ShownPicture
  | { words: number | null }
  | { parts: ShownPart[] }

/** What a learner answers: of a question, or of a part of a case. */
export interface AskedBody {
  kind: QuestionKind
  options: string[] | null
  shown: ShownParts | null
  unit: string | null
}

export interface ShownPart extends AskedBody {
  kind: PartKind
  prompt: string
}
