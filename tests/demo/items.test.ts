import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerShapeError } from '../../functions/_domain/attempts/answer-shape.ts'
import { isRight } from '../../functions/_domain/attempts/grading.ts'
import type { AnswerKey } from '../../functions/_domain/attempts/kinds/rules.ts'
import type { Question } from '../../functions/_domain/attempts/question.ts'
import { createRandom } from '../../supabase/local/demo/random.ts'
import { fillIn } from '../../supabase/local/demo/attempts/fill-in.ts'
import { itemsOf } from '../../supabase/local/demo/attempts/items.ts'
import { mistakesAt } from '../../supabase/local/demo/attempts/likely-answers.ts'
import { seededBanks } from '../support/banks.ts'

const [bank = []] = seededBanks

const key: fc.Arbitrary<AnswerKey> = fc.oneof(
  fc.record({ kind: fc.constant('single_choice'), choice: fc.nat(3) }),
  fc.record({
    kind: fc.constant('multiple_choice'),
    choices: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('true_false'), truth: fc.boolean() }),
  fc.record({ kind: fc.constant('numeric'), value: fc.integer({ min: -1e6, max: 1e6 }), tolerance: fc.nat(50) }),
  fc.record({ kind: fc.constant('short_text'), accepted: fc.array(fc.string({ minLength: 1 }), { minLength: 1 }) }),
)

const question = (key: AnswerKey): Question => ({
  ...{ position: 1, kind: key.kind, topic: 'routing', prompt: 'What?', fixed_order: false, key, unit: null },
  ...{ explanation: 'So.', tip: '', parts: null, option_notes: null, pool: 'all', media: [] },
  options: key.kind === 'single_choice' || key.kind === 'multiple_choice' ? ['OSPF', 'BGP', 'RIP', 'A hub'] : null,
})

describe('mistakes', () => {
  it('are answers to the question, and wrong; there always are some', () => {
    fc.assert(
      fc.property(key, (key) => {
        const asked = question(key)
        const mistakes = mistakesAt(asked, [asked, question({ kind: 'single_choice', choice: 0 })])
        for (const answer of mistakes) {
          expect(answerShapeError(answer, asked)).toBeUndefined()
          expect(isRight(key, answer)).toBe(false)
        }
        expect(mistakes.length).toBeGreaterThanOrEqual(1)
      }),
    )
  })

  it('can be made at every question of the seeded banks', () => {
    for (const bank of seededBanks)
      for (const asked of bank) expect(mistakesAt(asked, bank).length, asked.prompt).toBeGreaterThanOrEqual(1)
  })
})

describe('the items of a bank, answered by many', () => {
  const items = itemsOf('a test', bank)
  const sheets = Array.from({ length: 200 }, (_, person) => {
    const random = createRandom(`person ${person}`)
    const correct = random.between(45, 90)
    return fillIn(
      { learner: `${person % 20}`, mode: 'practice', items, correct, blank: 0, flagged: 0, seconds: 2500 },
      random,
    ).responses
  })
  const missed = items.map(({ question }, index) =>
    sheets.flatMap((sheet) => {
      const answer = sheet[index]?.answer
      return answer && !isRight(question.key, answer) ? JSON.stringify(answer) : []
    }),
  )

  it('are missed by most where they are hard, and by few where they are easy', () => {
    const ranked = [...items.keys()].toSorted((a, b) => (items[a]?.hardness ?? 0) - (items[b]?.hardness ?? 0))
    const misses = (some: number[]) => some.reduce((sum, index) => sum + (missed[index]?.length ?? 0), 0) / some.length
    expect(misses(ranked.slice(0, 10))).toBeLessThan(0.2 * sheets.length)
    expect(misses(ranked.slice(-10))).toBeGreaterThan(0.5 * sheets.length)
  })

  it('have one wrong answer that is given more often than all the others', () => {
    for (const answers of missed.filter(({ length }) => length >= 40)) {
      const counts = Object.values(Object.groupBy(answers, (answer) => answer)).map((same = []) => same.length)
      expect(Math.max(...counts) / answers.length).toBeGreaterThan(0.4)
    }
  })
})
