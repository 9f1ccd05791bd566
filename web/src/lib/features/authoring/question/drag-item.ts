import { dragRow } from '#lib/ui/drag-row.ts'
import { moveItem } from './commands.ts'
import type { QuestionEditor } from './question-editor.svelte.ts'

interface ItemDrag {
  /** The element whose children are the rows of the list. */
  list: Element
  /** The item: `rows.2`. */
  place: string
  /** Where the item is now; null once it was let go. */
  ondrag: (place: string | null) => void
  /** The item was dropped at another place, from 0. */
  ondrop: (at: number) => void
}

/** Follows a pointer that has taken an item by its grip. The way that it went is one step, and none if it is cancelled. */
export function dragItem(editor: QuestionEditor, { list, place, ondrag, ondrop }: ItemDrag): void {
  const around = place.slice(0, place.lastIndexOf('.'))
  const first = Number(place.slice(around.length + 1))
  let at = first
  const put = (from: number, to: number) => {
    moveItem(editor.written, `${around}.${from}`, to)
    at = to
    ondrag(`${around}.${to}`)
  }
  const release = editor.hold()
  ondrag(place)
  dragRow(list, {
    place: () => at,
    put,
    end: (kept) => {
      if (!kept) put(at, first)
      ondrag(null)
      release()
      if (at !== first) ondrop(at)
    },
  })
}
