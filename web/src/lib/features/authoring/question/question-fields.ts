import { createContext } from 'svelte'
import type { PickedMedia } from '#lib/features/authoring/media/picked-media.ts'

/** What the fields of a question know of the editor around them. */
export interface QuestionFields {
  /** Does what a button beside a list says. */
  run: (command: string) => void
  /** Follows a pointer that has taken an item of a list by its grip; the children of the element are its rows. */
  drag: (list: Element, place: string) => void
  /** Whether a pointer has this item. */
  isDragged: (place: string) => boolean
  /** What is wrong at a place, such as `parts.0.rows.2.text`. */
  problemAt: (place: string) => string | undefined
  /** Where a picture or sound is read. */
  mediaPath: (id: string) => string
  /** Lets the author choose a picture or sound of the community, or bring one. */
  pick: (choose: (media: PickedMedia) => void, kind?: PickedMedia['kind']) => void
}

export const [getQuestionFields, setQuestionFields] = createContext<QuestionFields>()
