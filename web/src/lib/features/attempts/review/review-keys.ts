const STEPS: Record<string, 1 | -1> = { j: 1, k: -1 }

/**
 * j and k go to the next question and the one before, from wherever among them the focus is. Only there: a single
 * letter that acted everywhere would surprise whoever speaks to their computer.
 */
export const stepThrough = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
  const step = STEPS[event.key]
  const { target } = event
  if (!step || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return
  const numbers = [...event.currentTarget.querySelectorAll<HTMLElement>('article h2 a')]
  const here = numbers.findIndex((number) => number.closest('article')?.contains(target))
  const next = numbers[here + step]
  next?.focus({ preventScroll: true })
  next?.closest('article')?.scrollIntoView({ block: 'start' })
}
