const STEPS: Record<string, 1 | -1> = { ArrowDown: 1, ArrowUp: -1 }

/** Moves the focus from one link of a list to the next or the previous; from elsewhere, to the first or the last. */
export function stepLinks(list: HTMLElement, by: 1 | -1): void {
  const links = [...list.querySelectorAll<HTMLElement>('li a')]
  const here = links.findIndex((link) => link === document.activeElement)
  const next = here === -1 ? (by === 1 ? links[0] : links.at(-1)) : links[here + by]
  next?.focus()
}

/** The arrow keys, as a keydown handler of the list. */
export function stepByArrows(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = STEPS[event.key]
  if (!step || !(event.target instanceof HTMLElement) || !event.target.matches('li a')) return
  event.preventDefault()
  stepLinks(event.currentTarget, step)
}
