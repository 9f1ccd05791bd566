import { describe, expect, it } from 'vitest'
import { numberToChoose } from '../../../functions/_domain/attempts/kinds/number-to-choose.ts'
import { rulesOf } from '../../../functions/_domain/attempts/kinds/rules.ts'

describe('the number of options that a prompt says to choose', () => {
  it.each([
    ['Which rules belong in the policy? Choose three.', 3],
    ['Which two tools query a DNS server? **Choose two.**', 2],
    ['Which steps come first? (Select TWO answers.)', 2],
    ['Choose the best 4 measures.', 4],
    ['Pick exactly two of these.', 2],
    ['Which three fields are in a TCP header but not in a UDP header?', 3],
    ['Which two routers disagree? Choose three reasons.', 3],
    ['Choose **one**.', 1],
  ])('%j names it', (prompt, number) => {
    expect(numberToChoose(prompt)).toBe(number)
  })

  it.each([
    'Choose all that apply.',
    'Choose two or three.',
    'Choose one to three.',
    'Choose up to two.',
    'Choose two-factor sign-in or a password.',
    'Which four-letter abbreviation names it?',
    'Which of these hold between two hosts?',
    'A policy lets users choose 2.4 GHz or 5 GHz. Which is faster?',
    '',
  ])('%j names none', (prompt) => {
    expect(numberToChoose(prompt)).toBeUndefined()
  })

  it('counts only for a question with as many right options', () => {
    const rows = (choices: number[], prompt: string) =>
      rulesOf('multiple_choice').rowsToChoose({ kind: 'multiple_choice', choices }, prompt)
    expect(rows([0, 2, 3], 'Which are right? Choose three.')).toBe(3)
    expect(rows([0, 2], 'Which are right? Choose three.')).toBeNull()
    expect(rows([0, 2], 'Which are right?')).toBeNull()
  })

  it('counts only where several options can be chosen', () => {
    expect(rulesOf('single_choice').rowsToChoose({ kind: 'single_choice', choice: 0 }, 'Choose one.')).toBeNull()
    expect(rulesOf('true_false').rowsToChoose({ kind: 'true_false', truth: true }, 'Choose one.')).toBeNull()
  })
})
