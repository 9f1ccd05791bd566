import { describe, expect, it } from 'vitest'
import {
  fits,
  pressed,
  typed,
  verdictOf,
  type BoxQuestion,
} from '../../../web/src/lib/features/attempts/box/question.ts'

const ask = (kind: BoxQuestion['kind'], more: Partial<BoxQuestion> = {}): BoxQuestion => ({
  number: 1,
  kind,
  topic: 'ports',
  prompt: '<p>Which?</p>',
  options: kind === 'single_choice' || kind === 'multiple_choice' ? ['a', 'b', 'c'] : null,
  choose: null,
  unit: null,
  revealed: null,
  ...more,
})

describe('pressing a row', () => {
  it('a press answers a single choice, and true or false', () => {
    expect(pressed(ask('single_choice'), null, 2)).toEqual({ kind: 'single_choice', choice: 2 })
    expect(pressed(ask('true_false'), null, 0)).toEqual({ kind: 'true_false', truth: true })
    expect(pressed(ask('true_false'), null, 1)).toEqual({ kind: 'true_false', truth: false })
  })

  it('a press toggles a row of a multiple choice; without rows there is no answer', () => {
    const question = ask('multiple_choice')
    const one = pressed(question, null, 2)
    const two = pressed(question, one, 0)
    expect(two).toEqual({ kind: 'multiple_choice', choices: [0, 2] })
    expect(pressed(question, pressed(question, two, 2), 0)).toBeNull()
  })
})

describe('typing', () => {
  it.each([
    ['62', 62],
    [' -1,5 ', -1.5],
    ['\u22123', -3],
    ['1e3', 1000],
  ])('%j is a number', (text, value) => {
    expect(typed(ask('numeric'), text)).toEqual({ kind: 'numeric', value })
  })

  it.each(['', '  ', 'six', '1.2.3', '1e999', '1e16'])('%j is no number', (text) => {
    expect(typed(ask('numeric'), text)).toBeNull()
  })

  it('a text is kept as typed, and blanks are no answer', () => {
    expect(typed(ask('short_text'), 'ssh ')).toEqual({ kind: 'short_text', text: 'ssh ' })
    expect(typed(ask('short_text'), '   ')).toBeNull()
  })
})

describe('the verdict in practice', () => {
  const revealed = { right: { kind: 'multiple_choice' as const, choices: [0, 2] }, explanation: '', tip: '' }
  const question = ask('multiple_choice', { revealed })

  it('an answer with only some of the right rows is wrong', () => {
    expect(verdictOf(question, { kind: 'multiple_choice', choices: [2, 0] })).toBe('right')
    expect(verdictOf(question, { kind: 'multiple_choice', choices: [0] })).toBe('wrong')
  })

  it('there is no verdict before an answer, and none in an exam', () => {
    expect(verdictOf(question, null)).toBeNull()
    expect(verdictOf(ask('single_choice'), { kind: 'single_choice', choice: 0 })).toBeNull()
  })
})

describe('a stored answer', () => {
  it('an answer fits a question by its kind and its rows', () => {
    const question = ask('single_choice')
    expect(fits(question, { kind: 'single_choice', choice: 2 })).toBe(true)
    expect(fits(question, { kind: 'single_choice', choice: 3 })).toBe(false)
    expect(fits(question, { kind: 'true_false', truth: true })).toBe(false)
  })
})
