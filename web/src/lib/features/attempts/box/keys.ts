import type { Confidence } from '#domain/attempts/confidence.ts'

/** The commands that keys trigger in the test box. */
export interface BoxCommands {
  /** How many rows there are to choose from. */
  rows: number
  choose: (place: number) => void
  /** Brings the focus into the field, so that it takes the key itself; undefined where the learner does not type. */
  write: (() => void) | undefined
  /** Takes the focus out of the field, so that letters are commands. */
  leaveField: () => void
  /** Moves the focus through the rows. */
  step: (by: 1 | -1) => void
  previous: () => void
  next: () => void
  go: () => void
  flag: () => void
  skip: () => void
  /** Says how sure the learner is; undefined where they did not ask for it. */
  say: ((confidence: Confidence) => void) | undefined
  jump: () => void
  help: () => void
}

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing'>

/** Where the focus is: in a field letters are text, and Enter on a button presses it. */
export type KeyTarget = 'page' | 'field' | 'button'

/** With Shift, since S alone skips and G may be an option. */
const CONFIDENCE_KEYS: Partial<Record<string, Confidence>> = { S: 'sure', T: 'think', G: 'guess' }

export function commandFor(press: Press, where: KeyTarget, keys: BoxCommands): (() => void) | undefined {
  const { key, shiftKey } = press
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return undefined
  // A key that is held down would check and go on before the learner has read anything.
  if (press.repeat && !key.startsWith('Arrow')) return undefined
  if (key === 'Enter') return where === 'button' ? undefined : keys.go
  if (where === 'field') return key === 'Escape' ? keys.leaveField : undefined
  if (keys.write && /^[\d.,\-\u2212]$/.test(key)) return keys.write
  const letter = key.length === 1 ? key.toUpperCase() : key
  if (shiftKey) {
    if (letter === 'F') return keys.flag
    const said = keys.say && CONFIDENCE_KEYS[letter]
    if (said) return () => keys.say?.(said)
  }
  const place = /^[1-8]$/.test(key) ? Number(key) - 1 : /^[A-H]$/.test(letter) ? letter.charCodeAt(0) - 65 : -1
  // A letter that names an option chooses it, before it is a command.
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

/** A chosen option counts as the page: there Enter goes on to the next question. */
export function whereOf(target: EventTarget | null): KeyTarget {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.matches(':is(input, textarea):not([readonly])')) return 'field'
  if (target.matches('[role=radio]:is([aria-checked=true], [aria-disabled=true]), [role=checkbox]')) return 'page'
  return target.matches('button, a, summary') ? 'button' : 'page'
}
