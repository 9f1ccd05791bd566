import { describe, expect, it } from 'vitest'
import {
  chosenText,
  fits,
  isFull,
  pressed,
  progressOf,
  rightPlaces,
  typed,
  unclearText,
  verdictOf,
  type BoxQuestion,
} from '../../../web/src/lib/features/attempts/box/question.ts'

const ask = (kind: BoxQuestion['kind'], more: Partial<BoxQuestion> = {}): BoxQuestion => ({
  number: 1,
  kind,
  topic: 'ports',
  prompt: '<p>Which?</p>',
  options: kind === 'single_choice' || kind === 'multiple_choice' ? ['a', 'b', 'c'] : null,
  parts: null,
  shown: null,
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

  it('half an emoji, which no database stores, becomes a whole sign, and a NUL is no answer', () => {
    expect(typed(ask('short_text'), 'a\ud83d')).toEqual({ kind: 'short_text', text: 'a\ufffd' })
    expect(typed(ask('short_text'), `${'a'.repeat(199)}\u{1f600}`)).toMatchObject({ text: `${'a'.repeat(199)}\ufffd` })
    expect(typed(ask('short_text'), 'a\0')).toBeNull()
  })

  it('a text is kept as typed, and blanks are no answer', () => {
    expect(typed(ask('short_text'), 'ssh ')).toEqual({ kind: 'short_text', text: 'ssh ' })
    expect(typed(ask('short_text'), '   ')).toBeNull()
  })
})

describe('how far an answer has come', () => {
  const three = ask('multiple_choice', { options: ['a', 'b', 'c', 'd'], choose: 3 })
  const chose = (...choices: number[]) => ({ kind: 'multiple_choice' as const, choices })

  it('an answer is complete with as many rows as the prompt asks for, no fewer and no more', () => {
    const progress = [null, chose(0), chose(0, 1), chose(0, 1, 2), chose(0, 1, 2, 3)].map((it) =>
      progressOf(three, it, ''),
    )
    expect(progress).toEqual(['empty', 'incomplete', 'incomplete', 'complete', 'incomplete'])
    expect(progressOf(ask('multiple_choice'), chose(0), '')).toBe('complete')
    expect(chosenText(three, chose(0, 1))).toBe('2 of 3 chosen')
  })

  it('one row more than the prompt asks for is one too many, and a chosen row can always be taken back', () => {
    expect(isFull(three, chose(0, 1, 2), 3)).toBe(true)
    expect(isFull(three, chose(0, 1, 2), 0)).toBe(false)
    expect(isFull(three, chose(0, 1), 3)).toBe(false)
    expect(isFull(ask('multiple_choice'), chose(0, 1, 2), 3)).toBe(false)
  })

  it('a text that is no answer is unclear, and blanks are empty', () => {
    const number = ask('numeric')
    expect(['', ' ', 'ARP', '12'].map((text) => progressOf(number, typed(number, text), text))).toEqual([
      'empty',
      'empty',
      'unclear',
      'complete',
    ])
    expect(unclearText(number, ' ARP ')).toBe('\u201cARP\u201d can’t be read as a number')
  })
})

describe('the verdict in practice', () => {
  const revealed = {
    right: { kind: 'multiple_choice' as const, choices: [0, 2] },
    explanation: '',
    tip: '',
    option_notes: null,
  }
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

describe('a question that was corrected', () => {
  const revealed = {
    ...{ right: { kind: 'single_choice' as const, choice: 0 }, explanation: '', tip: '', option_notes: null },
    also: [{ kind: 'single_choice' as const, choice: 1 }],
  }
  const chose = (choice: number) => ({ kind: 'single_choice' as const, choice })
  const shown = (question: BoxQuestion) => [0, 1, 2].map((choice) => rightPlaces(question, chose(choice)))

  it('shows the row of the key that the answer meets as right', () => {
    const question = ask('single_choice', { revealed })
    expect(shown(question)).toEqual([[0], [1], [0]])
    expect([0, 1, 2].map((choice) => verdictOf(question, chose(choice)))).toEqual(['right', 'right', 'wrong'])
  })

  it('has no row that is wrong where everybody has it right', () => {
    const question = ask('single_choice', { revealed: { ...revealed, void: true } })
    expect(shown(question)).toEqual([null, null, null])
    expect(verdictOf(question, chose(2))).toBe('right')
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
