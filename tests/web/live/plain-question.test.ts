import { describe, expect, it } from 'vitest'
import type { BoxAttempt, BoxQuestion } from '../../../web/src/lib/features/attempts/box/question.ts'
import { readPlainAnswer, toPlainQuestion } from '../../../web/src/lib/features/live/plain-question.server.ts'

const asks = (kind: BoxQuestion['kind'], more: Partial<BoxQuestion> = {}): Pick<BoxAttempt, 'questions'> => ({
  questions: [
    {
      ...{ number: 1, kind, topic: 'ports', prompt: '<p>Which?</p>', options: ['a', 'b', 'c'] },
      ...{ parts: null, shown: null, choose: null, unit: null, revealed: null, ...more },
    },
  ],
})

const form = (...fields: [string, string][]) => {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

describe('an answer of a browser without a script', () => {
  it('is a row, several rows, or what was typed', async () => {
    const one = await readPlainAnswer(asks('single_choice'), form(['place', '2']))
    expect(one).toEqual({ kind: 'single_choice', choice: 2 })
    const two = await readPlainAnswer(asks('multiple_choice'), form(['place', '2'], ['place', '0']))
    expect(two).toEqual({ kind: 'multiple_choice', choices: [0, 2] })
    const typed = await readPlainAnswer(asks('numeric', { options: null }), form(['text', ' 62 ']))
    expect(typed).toEqual({ kind: 'numeric', value: 62 })
  })

  it('is none where nothing was chosen, the row is none of the question, or the text cannot be read', async () => {
    expect(await readPlainAnswer(asks('single_choice'), form())).toBeNull()
    expect(await readPlainAnswer(asks('single_choice'), form(['place', '7']))).toBeNull()
    expect(await readPlainAnswer(asks('single_choice'), form(['text', 'b']))).toBeNull()
    expect(await readPlainAnswer(asks('numeric', { options: null }), form(['text', 'six']))).toBeNull()
  })

  it('is shown as it was given, and says what is right only once it was revealed', async () => {
    const right = { kind: 'single_choice' as const, choice: 1 }
    const revealed = { right, option_notes: null, explanation: '<p>Why</p>', tip: '' }
    const responses = [
      {
        number: 1,
        answer: { kind: 'single_choice' as const, choice: 0 },
        skipped: false,
        late: false,
        at: '2026-12-01T00:00:00Z',
      },
    ]
    const before = await toPlainQuestion({ revealed: false }, { ...asks('single_choice'), responses })
    expect(before).toMatchObject({ by: 'rows', several: false, answered: true, explanation: '' })
    expect(before?.rows.map((row) => [row.chosen, row.right])).toEqual([
      [true, false],
      [false, false],
      [false, false],
    ])
    const after = await toPlainQuestion({ revealed: true }, { ...asks('single_choice', { revealed }), responses })
    expect(after).toMatchObject({ revealed: true, explanation: '<p>Why</p>' })
    expect(after?.rows.map((row) => row.right)).toEqual([false, true, false])
  })
})
