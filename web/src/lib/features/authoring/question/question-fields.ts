import { createContext } from 'svelte'
import type { PickedMedia } from '#lib/features/authoring/media/picked-media.ts'

/** What the fields of a question know of the editor around them. */
export interface QuestionFields {
  /** Does what a button beside a list says. */
  run: (command: string) => void
  /** What is wrong at a place, such as `parts.0.rows.2.text`. */
  problemAt: (place: string) => string | undefined
  /** Where a picture or sound is read. */
  mediaPath: (id: string) => string
  /** Lets the author choose a picture or sound of the community, or bring one. */
  pick: (choose: (media: PickedMedia) => void, kind?: PickedMedia['kind']) => void
}

export const [getQuestionFields, setQuestionFields] = createContext<QuestionFields>()
