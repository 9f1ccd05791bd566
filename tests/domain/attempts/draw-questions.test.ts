import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerShapeError } from '../../../functions/_domain/attempts/answer-shape.ts'
import { toBank, toShown } from '../../../functions/_domain/attempts/option-order.ts'
import type { Question } from '../../../functions/_domain/attempts/question.ts'
import { readOrders, drawQuestions, writeOptions } from '../../../functions/_domain/attempts/draw-questions.ts'
import { shuffle } from '../../../functions/_domain/attempts/shuffle.ts'

const question = (position: number, options: number, fixed_order = false): Question => ({
  position,
  kind: options === 0 ? 'true_false' : 'single_choice',
  topic: 'topic',
  prompt: 'prompt',
  options: options === 0 ? null : Array.from({ length: options }, (_, place) => `option ${place}`),
  fixed_order,
  key: options === 0 ? { kind: 'true_false', truth: true } : { kind: 'single_choice', choice: 0 },
  parts: null,
  unit: null,
  explanation: 'because',
  tip: '',
  media: [],
  option_notes: null,
  pool: 'all',
})
const random = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
const bank = fc
  .array(fc.tuple(fc.constantFrom(0, 2, 3, 4, 8), fc.boolean()), { minLength: 1, maxLength: 100 })
  .map((rows) => rows.map(([options, fixed], index) => question(index + 1, options, fixed)))
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)

describe('drawing the questions of an attempt', () => {
  it('an attempt asks the first questions of the bank, each once', () => {
    fc.assert(
      fc.property(bank, fc.nat(100), random, (questions, length, draws) => {
        const asked = drawQuestions(questions, { mode: 'exam', length }, () => draws.next().value).questions
        expect(asked.toSorted((a, b) => a - b)).toEqual(questions.slice(0, length).map(({ position }) => position))
      }),
    )
  })

  it('every option is shown once, and fixed options keep their order', () => {
    fc.assert(
      fc.property(bank, random, (questions, draws) => {
        const seating = drawQuestions(questions, { mode: 'exam', length: questions.length }, () => draws.next().value)
        for (const [index, places] of seating.options.entries()) {
          const shown = questions[(seating.questions[index] ?? 0) - 1]
          const all = numbers(shown?.options?.length ?? 0)
          expect(places.toSorted((a, b) => a - b)).toEqual(all)
          if (shown?.fixed_order) expect(places).toEqual(all)
        }
        expect(readOrders(writeOptions(seating.options))).toEqual(seating.options.map((places) => places.join('')))
      }),
    )
  })

  it('the six orders of three questions come about equally often', () => {
    const seen = new Map<string, number>()
    for (let n = 0; n < 6000; n++) {
      const order = shuffle([1, 2, 3], Math.random).join('')
      seen.set(order, (seen.get(order) ?? 0) + 1)
    }
    expect(seen.size).toBe(6)
    // Six standard deviations: once in five hundred million runs.
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(175)
  })
})

describe('what the order of options tells', () => {
  const asked = fc
    .integer({ min: 3, max: 8 })
    .chain((size) =>
      fc.record({ size: fc.constant(size), right: fc.shuffledSubarray(numbers(size), { minLength: size }) }),
    )
  const plain = { ...question(1, 3), kind: 'ordering' as const }

  it('no order arrives right, and no options of a matching question in the order of its stems', () => {
    fc.assert(
      fc.property(asked, random, ({ size, right }, draws) => {
        const options = numbers(size).map(String)
        const { options: shown } = drawQuestions(
          [
            { ...plain, options, key: { kind: 'ordering', order: right } },
            { ...plain, options, kind: 'matching', key: { kind: 'matching', pairs: right.slice(0, 3) } },
          ],
          { mode: 'exam', length: 2, quotas: null, shuffle: true },
          () => draws.next().value,
        )
        for (const places of shown) {
          expect(places).not.toEqual(right)
          expect(places.toSorted((a, b) => a - b)).toEqual(numbers(size))
        }
      }),
    )
  })

  it('of two options both orders come, since one that never came would tell the other', () => {
    const two = { ...plain, options: ['a', 'b'], key: { kind: 'ordering', order: [0, 1] } as const }
    const orders = [0, 0.99].map((draw) =>
      drawQuestions([two], { mode: 'exam', length: 1, quotas: null, shuffle: true }, () => draw).options[0]?.join(''),
    )
    expect(new Set(orders)).toEqual(new Set(['01', '10']))
  })
})

describe('the order of options', () => {
  const order = fc.integer({ min: 2, max: 8 }).chain((size) => fc.shuffledSubarray(numbers(size), { minLength: size }))

  it('an option translates from its place shown to its place in the bank, and back', () => {
    fc.assert(
      fc.property(order, fc.nat(7), fc.uniqueArray(fc.nat(7), { minLength: 1 }), (places, one, some) => {
        const shown = places.join('')
        const single = { kind: 'single_choice', choice: one % shown.length } as const
        const choices = [...new Set(some.map((place) => place % shown.length))].toSorted((a, b) => a - b)
        const several = { kind: 'multiple_choice', choices } as const
        expect(toShown(toBank(single, shown), shown)).toEqual(single)
        expect(toShown(toBank(several, shown), shown)).toEqual(several)
      }),
    )
  })

  it('an answer of another kind, or with an option that does not exist, is refused with the reason', () => {
    const four = { kind: 'single_choice', options: ['a', 'b', 'c', 'd'], parts: null, unit: null } as const
    const several = { ...four, kind: 'multiple_choice' } as const
    expect(answerShapeError({ kind: 'single_choice', choice: 3 }, four)).toBeUndefined()
    expect(answerShapeError({ kind: 'single_choice', choice: 4 }, four)).toBe('names option 4, and there are 4, from 0')
    expect(answerShapeError({ kind: 'multiple_choice', choices: [0, 9] }, several)).toMatch('option 9')
    expect(
      answerShapeError(
        { kind: 'true_false', truth: true },
        { kind: 'numeric', options: null, parts: null, unit: null },
      ),
    ).toBe('is the answer to a question of kind true_false, and this one is numeric')
  })
})
