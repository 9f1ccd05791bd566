/** What the keys do here. */
export interface BoxCommands {
  /** How many rows there are to choose from. */
  rows: number
  choose: (place: number) => void
  /** Up and down move through the rows. */
  step: (by: 1 | -1) => void
  previous: () => void
  next: () => void
  go: () => void
  flag: () => void
  skip: () => void
  jump: () => void
  help: () => void
}

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Where the key was pressed: in a field its letters are text, and Enter on a button presses that button. */
export type KeyTarget = 'page' | 'field' | 'button'

export function commandFor(press: Press, where: KeyTarget, keys: BoxCommands): (() => void) | undefined {
  const { key, shiftKey } = press
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined
  if (key === 'Enter') return where === 'button' ? undefined : keys.go
  if (where === 'field') return undefined
  const letter = key.length === 1 ? key.toUpperCase() : key
  if (letter === 'F' && shiftKey) return keys.flag
  const place = /^[1-8]$/.test(key) ? Number(key) - 1 : /^[A-H]$/.test(letter) ? letter.charCodeAt(0) - 65 : -1
  // Where there is an option F, the letter is that option.
  if (place >= 0 && place < keys.rows) return () => keys.choose(place)
  return {
    F: keys.flag,
    S: keys.skip,
    J: keys.jump,
    '?': keys.help,
    ArrowLeft: keys.previous,
    ArrowRight: keys.next,
    ArrowUp: () => keys.step(-1),
    ArrowDown: () => keys.step(1),
  }[letter]
}

/** An option that is chosen has nothing more to say to Enter, so that goes on. */
export function whereOf(target: EventTarget | null): KeyTarget {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.matches('input, textarea')) return 'field'
  if (target.matches('[role=radio]:is([aria-checked=true], [aria-disabled=true]), [role=checkbox]')) return 'page'
  return target.matches('button, a, summary') ? 'button' : 'page'
}
