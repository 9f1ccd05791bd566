import type { Attachment } from 'svelte/attachments'

/** How many checkboxes of a name in a list are checked, which only a script knows. */
export function boxSelection(name: string) {
  let list: HTMLElement | undefined
  let count = $state<number | null>(null)
  const boxes = () => [...(list?.querySelectorAll<HTMLInputElement>(`input[name='${name}']`) ?? [])]
  /** Also to be called when the boxes are there anew, or their form was reset. */
  const recount = () => {
    count = boxes().filter(({ checked }) => checked).length
  }
  const within: Attachment<HTMLElement> = (element) => {
    list = element
    recount()
    element.addEventListener('change', recount)
    return () => element.removeEventListener('change', recount)
  }
  return {
    /** Null without a script. */
    get count() {
      return count
    },
    recount,
    within,
    selectAll: (all: boolean) => {
      for (const box of boxes()) box.checked = all
      recount()
    },
  }
}
