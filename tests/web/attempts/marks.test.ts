import { describe, expect, it } from 'vitest'
import { standings, tally } from '../../../web/src/lib/features/attempts/box/marks.ts'
import { answer, draft, emptyState, flag, skip } from '../../../web/src/lib/features/attempts/box/state.ts'
import { exampleAttempt } from '../../../web/src/lib/features/ui-gallery/examples/attempt.ts'

// Its second question says "Choose two", and its fourth asks for a number.
const attempt = (mode: 'exam' | 'practice') => exampleAttempt(mode, 1, 0)
const chose = (...choices: number[]) => ({ kind: 'multiple_choice' as const, choices })
const text = (text: string) => ({ answer: null, text })

describe('the marks of questions', () => {
  it('an exam marks too few rows and a text that is no number as incomplete, and says why', () => {
    let state = answer(emptyState('exam'), 1, { kind: 'single_choice', choice: 0 }, 1)
    state = answer(state, 2, chose(0), 2)
    state = draft(state, 4, text('ARP'), 3)
    state = flag(skip(state, 6, 4), 1, true, 5)
    expect(standings(attempt('exam'), state).slice(0, 7)).toEqual([
      { number: 1, mark: 'answered', problem: null, answered: true, flagged: true },
      { number: 2, mark: 'incomplete', problem: '1 of 2 chosen', answered: true, flagged: false },
      { number: 3, mark: 'open', problem: null, answered: false, flagged: false },
      {
        number: 4,
        mark: 'incomplete',
        problem: '\u201cARP\u201d can’t be read as a number',
        answered: false,
        flagged: false,
      },
      { number: 5, mark: 'open', problem: null, answered: false, flagged: false },
      { number: 6, mark: 'skipped', problem: null, answered: false, flagged: false },
      { number: 7, mark: 'open', problem: null, answered: false, flagged: false },
    ])
  })

  it('practice marks right and wrong, and a choice that is not checked yet', () => {
    let state = answer(emptyState('practice'), 1, { kind: 'single_choice', choice: 1 }, 1)
    state = draft(state, 2, { answer: chose(0, 2), text: '' }, 2)
    state = answer(state, 3, { kind: 'true_false', truth: false }, 3)
    state = draft(state, 5, { answer: { kind: 'short_text', text: 'arp' }, text: 'arp' }, 4)
    const marks = standings(attempt('practice'), state)
    expect(marks.slice(0, 5).map(({ mark }) => mark)).toEqual(['right', 'unchecked', 'wrong', 'open', 'unchecked'])
    expect(marks[1]).toMatchObject({ problem: 'not checked yet', answered: false })
  })

  it('the legend names what needs attention only where something does', () => {
    const names = (state = emptyState('exam')) =>
      tally(standings(attempt('exam'), state), 'exam').map(({ mark }) => mark)
    expect(names()).toEqual(['answered', 'skipped', 'open'])
    expect(names(answer(emptyState('exam'), 2, chose(0), 1))).toEqual(['answered', 'incomplete', 'skipped', 'open'])
  })
})
