import type { ShownPicture } from '#lib/features/attempts/parts/shown-parts.ts'

/** Something to choose from, to match, to put somewhere. */
export interface ReadingList {
  /** What to do with it, or where nothing is listed, what is asked for. */
  says: string
  items: { mark: string; html: string }[]
}

/** What is asked beside the prompt, as a page shows it that takes no answer. */
export interface ReadingBody {
  picture: ShownPicture | null
  lists: ReadingList[]
  parts: { prompt: string; lists: ReadingList[] }[]
}
