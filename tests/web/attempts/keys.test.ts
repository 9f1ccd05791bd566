import { describe, expect, it } from 'vitest'
import { commandFor, type BoxCommands, type KeyTarget } from '../../../web/src/lib/features/attempts/box/keys.ts'

type Name = Exclude<keyof BoxCommands, 'rows'> | `choose ${number}` | `step ${number}` | `say ${string}`

/** The command of a key, by its name; undefined where the browser has the key. */
function commandOf(
  key: string,
  where: KeyTarget = 'page',
  {
    rows = 0,
    writes = rows === 0,
    says = false,
    ...press
  }: {
    rows?: number
    writes?: boolean
    says?: boolean
    shiftKey?: boolean
    repeat?: boolean
    isComposing?: boolean
  } = {},
): Name | undefined {
  let called: Name | undefined
  const call = (name: Name) => () => void (called = name)
  const keys: BoxCommands = {
    rows,
    choose: (place) => void (called = `choose ${place}`),
    write: writes ? call('write') : undefined,
    leaveField: call('leaveField'),
    step: (by) => void (called = `step ${by}`),
    previous: call('previous'),
    next: call('next'),
    go: call('go'),
    flag: call('flag'),
    skip: call('skip'),
    say: says ? (confidence) => void (called = `say ${confidence}`) : undefined,
    jump: call('jump'),
    help: call('help'),
  }
  const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false, isComposing: false }
  commandFor({ key, ...none, ...press }, where, keys)?.()
  return called
}

describe('a question that is typed', () => {
  it.each(['1', '8', '0', '-', '.', ','])('%j goes into the field, wherever the focus is', (key) => {
    expect(commandOf(key)).toBe('write')
    expect(commandOf(key, 'button')).toBe('write')
    expect(commandOf(key, 'field')).toBeUndefined()
  })

  it('letters are text in the field, and commands outside of it', () => {
    expect(['f', 's', 'j', '?'].map((key) => commandOf(key, 'field'))).toEqual(Array(4).fill(undefined))
    expect(['f', 's', 'j', '?'].map((key) => commandOf(key))).toEqual(['flag', 'skip', 'jump', 'help'])
  })

  it('Enter goes on from the field, and Escape leaves it', () => {
    expect(commandOf('Enter', 'field')).toBe('go')
    expect(commandOf('Escape', 'field')).toBe('leaveField')
    expect(commandOf('Escape')).toBeUndefined()
  })

  it('a digit does nothing once the answer is final', () => {
    expect(commandOf('1', 'page', { writes: false })).toBeUndefined()
  })
})

describe('a question with options', () => {
  it('digits and letters choose one, and letters without an option are commands', () => {
    expect(['1', '4', 'a', 'd', '5', 'f'].map((key) => commandOf(key, 'page', { rows: 4 }))).toEqual([
      'choose 0',
      'choose 3',
      'choose 0',
      'choose 3',
      undefined,
      'flag',
    ])
  })
})

describe('how sure the learner is', () => {
  it('is said with Shift, also where the letter is an option, and not in a field', () => {
    const said = (where?: KeyTarget) =>
      ['S', 'T', 'G'].map((key) => commandOf(key, where, { rows: 8, says: true, shiftKey: true }))
    expect(said()).toEqual(['say sure', 'say think', 'say guess'])
    expect(said('field')).toEqual([undefined, undefined, undefined])
    expect(commandOf('s', 'page', { rows: 4, says: true })).toBe('skip')
  })

  it('is asked for by nobody whose setting is off', () => {
    expect(commandOf('S', 'page', { rows: 4, shiftKey: true })).toBe('skip')
    expect(commandOf('G', 'page', { rows: 8, shiftKey: true })).toBe('choose 6')
  })
})

describe('any question', () => {
  it('a key that is held down moves, and neither checks nor chooses', () => {
    expect(commandOf('Enter', 'field', { repeat: true })).toBeUndefined()
    expect(commandOf('a', 'page', { rows: 4, repeat: true })).toBeUndefined()
    expect(commandOf('ArrowRight', 'page', { repeat: true })).toBe('next')
  })

  it('Enter that ends the input of a character goes nowhere', () => {
    expect(commandOf('Enter', 'field', { isComposing: true })).toBeUndefined()
  })
})
