import { movedTo } from '#domain/courses/order.ts'

interface Listed {
  id: string
  title: string
}

/** The order of a list while its author changes it, ahead of the one that is saved. */
export function createListOrder<Item extends Listed>(items: () => Item[]) {
  let saved = $derived(items().map(({ id }) => id))
  /** Null while it is the saved order. */
  let changed = $state.raw<string[] | null>(null)
  let ids = $derived(changed ?? saved)
  let ordered = $derived(ids.flatMap((id) => items().find((item) => item.id === id) ?? []))
  let announcement = $state('')

  return {
    get saved() {
      return saved
    },
    get ids() {
      return ids
    },
    get items() {
      return ordered
    },
    /** What a screen reader says of the last move. */
    get announcement() {
      return announcement
    },
    /** The changed order, to be put back if a drag is cancelled. */
    get changed() {
      return changed
    },
    put: (order: string[] | null) => {
      changed = order
    },
    move: (from: number, to: number) => {
      const title = ordered[from]?.title
      if (to < 0 || to >= ids.length) {
        announcement = `${title} is ${to < 0 ? 'first' : 'last'} already.`
        return
      }
      changed = movedTo(ids, from, to)
      announcement = `${title} is now ${to + 1} of ${ids.length}.`
    },
  }
}
