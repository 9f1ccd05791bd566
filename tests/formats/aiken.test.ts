import { describe, expect, it } from 'vitest'
import { readBank } from '../../functions/_formats/read-bank.ts'
import { NOTHING_MORE, only, outcomes, reason } from '../support/read-file.ts'

describe('Aiken', () => {
  it('Aiken reads a question, options by letter, and the letter of the right one', () => {
    const text = 'What is the answer?\nA. This one\nB) Or this\nC. Or that\nANSWER: B\n'
    expect(only('aiken', text)).toEqual({
      kind: 'single_choice',
      topic: 'Topic',
      prompt: 'What is the answer?',
      options: ['This one', 'Or this', 'Or that'],
      fixed_order: false,
      answer: { choice: 1 },
      explanation: 'Because.',
      tip: '',
      ...NOTHING_MORE,
    })
  })

  it('Aiken reads the explanation, tip and topic below the answer', () => {
    const text = 'What?\nA. a\nB. b\nANSWER: A\nANSWER_EXPLANATION: It is a.\nTIP: Think.\nTOPIC: Letters'
    expect(only('aiken', text)).toMatchObject({ explanation: 'It is a.', tip: 'Think.', topic: 'Letters' })
    expect(only('aiken', 'What?\nA. a\nB. b\nANSWER: A\nEXPLANATION: It is.')).toMatchObject({ explanation: 'It is.' })
  })

  it('Aiken needs no blank line between questions or at the end', () => {
    const text = 'One?\r\nA. a\r\nB. b\r\nANSWER: A\r\nTwo?\r\nA. a\r\nB. b\r\nANSWER: B'
    expect(outcomes('aiken', text)).toMatchObject([{ answer: { choice: 0 } }, { answer: { choice: 1 } }])
  })

  it('Aiken reads blank lines within a question, but not within its prompt', () => {
    expect(only('aiken', 'What?\n\nA. a\n\nB. b\n\nANSWER: B')).toMatchObject({ answer: { choice: 1 } })
    const text = 'Forgotten?\n\nWhat?\nin two lines\nA. a\nB. b\nANSWER: B'
    expect(outcomes('aiken', text)).toMatchObject(['line 1: malformed', { prompt: 'What?  \nin two lines' }])
  })

  it.each(['A, C', 'A,C', 'A; C', 'a and C', 'C A'])('Aiken reads several right letters: %s', (letters) => {
    expect(only('aiken', `Which?\nA. a\nB. b\nC. c\nANSWER: ${letters}`)).toMatchObject({
      kind: 'multiple_choice',
      answer: { choices: [0, 2] },
    })
  })

  it('Aiken reads options without a space, where their letter is due', () => {
    const text = 'A.M. is when?\nA.Morning\nB)Evening\nC.\nANSWER: A\nB.C. is when?\nA. Before\nB. After\nANSWER: A'
    expect(outcomes('aiken', text)).toMatchObject([
      { prompt: 'A.M. is when?', options: ['Morning', 'Evening'] },
      { prompt: 'B.C. is when?', options: ['Before', 'After'] },
    ])
    expect(readBank('aiken', text).map(({ notes }) => notes)).toEqual([['an empty option was left out'], []])
  })

  it('Aiken is plain text apart from its formulas: every sign means itself', () => {
    const text = 'What is `__init__` in a*b*c?\nA. <div>\nB. # 1\nC. \\(a_1 * b_1\\)\nANSWER: A\nTIP: *Not* _so_'
    expect(only('aiken', text)).toMatchObject({
      prompt: String.raw`What is \`\_\_init\_\_\` in a\*b\*c?`,
      options: [String.raw`\<div>`, String.raw`\# 1`, String.raw`\(a_1 * b_1\)`],
      tip: String.raw`\*Not\* \_so\_`,
    })
  })

  it.each([
    ['no answer', 'Two?\nA. a\nB. b\n', 'line 6: no_right_answer'],
    ['an answer that is no option', 'Two?\nA. a\nB. b\nANSWER: C', 'line 6: no_right_answer'],
    ['an answer that is no option among several', 'Two?\nA. a\nB. b\nANSWER: A, C', 'line 6: no_right_answer'],
    ['a second answer', 'Two?\nA. a\nB. b\nANSWER: A\nANSWER: B', 'line 10: malformed'],
    ['a letter left out', 'Two?\nA. a\nC. c\nANSWER: A', 'line 8: malformed'],
    ['no options', 'Two?\n', 'line 6: malformed'],
    ['no question', 'A. a\nB. b\nANSWER: A', 'line 6: malformed'],
    ['an explanation too early', 'Two?\nTIP: Think.\nA. a\nB. b\nANSWER: A', 'line 7: malformed'],
    ['one option', 'Two?\nA. a\nANSWER: A', 'line 6: invalid'],
    [
      'nine options',
      `Two?\n${'ABCDEFGHI'
        .split('')
        .map((letter) => `${letter}. x\n`)
        .join('')}ANSWER: A`,
      'line 6: invalid',
    ],
  ])('Aiken refuses %s with the line', (_, question, outcome) => {
    const text = `One?\nA. a\nB. b\nANSWER: A\n\n${question}`
    expect(outcomes('aiken', text)).toEqual([expect.objectContaining({ prompt: 'One?' }), outcome])
  })

  it('Aiken says what it expected', () => {
    expect(reason('aiken', 'One?\nA. a\nC. c\nANSWER: A')).toBe('expected option B, and found C')
  })
})
