const STEPS: Record<string, 1 | -1> = { j: 1, k: -1 }

/**
 * j and k move the focus to the next question and back, and only while it is among the questions: speech input would trigger a
 * single-letter shortcut that acts everywhere. Past the last or first question of a page, the page is turned.
 */
export const stepThrough =
  (turn: (step: 1 | -1) => unknown) => (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const step = STEPS[event.key]
    const { target } = event
    if (!step || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return
    const numbers = [...event.currentTarget.querySelectorAll<HTMLElement>('article h2 a')]
    const here = numbers.findIndex((number) => number.closest('article')?.contains(target))
    const next = numbers[here + step]
    if (!next) return void turn(step)
    next.focus({ preventScroll: true })
    next.closest('article')?.scrollIntoView({ block: 'start' })
  }
