interface Dragging {
  /** Where the row is now. */
  place: () => number
  put: (from: number, to: number) => void
  /** True if the row was dropped; false if the drag was cancelled, as by Escape. */
  end: (kept: boolean) => void
}

/** Follows a pointer that has taken a row by its grip, until it lets go. */
export function dragRow(list: Element, { place, put, end }: Dragging) {
  const following = new AbortController()
  const { signal } = following
  const stop = (kept: boolean) => {
    following.abort()
    end(kept)
  }

  // On the window: a row that is moved in the page would lose the pointer.
  addEventListener('pointerup', () => stop(true), { signal })
  addEventListener('pointercancel', () => stop(false), { signal })
  addEventListener('keydown', ({ key }) => key === 'Escape' && stop(false), { signal })
  addEventListener(
    'pointermove',
    ({ clientY }) => {
      const rows = [...list.children].map((row) => row.getBoundingClientRect())
      const from = place()
      const to = rowAt(rows, clientY)
      const [mine, theirs] = [rows[from], rows[to]]
      if (to === from || !mine || !theirs) return
      // Past a taller row only once mine fits there: else the two would change places for ever.
      const isPast = to > from ? clientY > theirs.bottom - mine.height : clientY < theirs.top + mine.height
      if (isPast) put(from, to)
    },
    { signal },
  )
}

/** Above all of them is the first, below them the last. */
function rowAt(rows: DOMRect[], y: number): number {
  const below = rows.findIndex(({ bottom }) => y < bottom)
  return below === -1 ? rows.length - 1 : below
}
