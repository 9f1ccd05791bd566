import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseQuestions, type DrawRules } from '../../../functions/_domain/attempts/choose-questions.ts'
import { lengthsByMode } from '../../../functions/_domain/attempts/lengths.ts'

const TOPICS = ['Ports', 'Routing', 'Subnets']
const bank = fc
  .array(fc.record({ topic: fc.constantFrom(...TOPICS), pool: fc.constantFrom('all' as const, 'exam' as const) }), {
    minLength: 5,
    maxLength: 130,
  })
  .map((rows) => rows.map((row, index) => ({ ...row, position: index + 1 })))
const quotas = fc.option(
  fc.uniqueArray(fc.record({ topic: fc.constantFrom(...TOPICS), questions: fc.integer({ min: 1, max: 100 }) }), {
    selector: ({ topic }) => topic,
  }),
  { nil: null },
)
const draws = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))

/** A bank with rules that it can fill, and what came of them. */
const drawn = fc
  .tuple(bank, fc.constantFrom('exam' as const, 'practice' as const), quotas, draws)
  .chain(([questions, mode, quotas, stream]) => {
    const exam_pool = questions.filter(({ pool }) => pool === 'exam').length
    const offered = lengthsByMode({ questions: questions.length, exam_pool, practice: true })[mode]
    return fc.constantFrom(...(offered.length > 0 ? offered : [0])).map((length) => {
      const rules: DrawRules = { mode, length, quotas }
      const random = () => stream.next().value
      return { questions, rules, exam_pool, asked: chooseQuestions(questions, rules, random) }
    })
  })

describe('choosing the questions of an attempt', () => {
  it('an attempt has exactly its length, each question once, in the order of the bank', () => {
    fc.assert(
      fc.property(drawn, ({ questions, rules, asked }) => {
        const positions = asked.map(({ position }) => position)
        expect(positions).toHaveLength(rules.length)
        expect(positions).toEqual([...new Set(positions)].toSorted((a, b) => a - b))
        expect(asked.every((question) => questions.includes(question))).toBe(true)
      }),
    )
  })

  it('practice never asks a question of the exam pool', () => {
    fc.assert(
      fc.property(drawn, ({ rules, asked }) => {
        if (rules.mode === 'practice') expect(asked.every(({ pool }) => pool === 'all')).toBe(true)
      }),
    )
  })

  it('an exam asks as much of the exam pool as it can, unless quotas ask for more of a topic', () => {
    fc.assert(
      fc.property(drawn, ({ rules, exam_pool, asked }) => {
        if (rules.mode === 'exam' && rules.quotas === null)
          expect(asked.filter(({ pool }) => pool === 'exam')).toHaveLength(Math.min(exam_pool, rules.length))
      }),
    )
  })

  it('without quotas the first questions are asked, in an exam first those of its pool', () => {
    fc.assert(
      fc.property(drawn, ({ questions, rules, asked }) => {
        if (rules.quotas !== null) return
        const reserved = questions.filter(({ pool }) => rules.mode === 'exam' && pool === 'exam')
        const inTurn = [...reserved, ...questions.filter(({ pool }) => pool === 'all')]
        const first = new Set(inTurn.slice(0, rules.length))
        expect(asked).toEqual(questions.filter((question) => first.has(question)))
      }),
    )
  })

  it('quotas are met as far as the bank can', () => {
    fc.assert(
      fc.property(drawn, ({ questions, rules, asked }) => {
        const { quotas, mode, length } = rules
        if (!quotas || quotas.length === 0) return
        const total = quotas.reduce((sum, quota) => sum + quota.questions, 0)
        for (const { topic, questions: quota } of quotas) {
          const least = Math.floor((length * quota) / total)
          const has = questions.filter(
            (question) => question.topic === topic && (mode === 'exam' || question.pool === 'all'),
          ).length
          expect(asked.filter((question) => question.topic === topic).length).toBeGreaterThanOrEqual(
            Math.min(least, has),
          )
        }
      }),
    )
  })
})
