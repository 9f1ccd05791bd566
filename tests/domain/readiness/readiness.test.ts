import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followAbility, unknownAbility } from '../../../functions/_domain/ability/follow-ability.ts'
import { predictScore, raisingTopics, type TopicOfExam } from '../../../functions/_domain/readiness/predict-score.ts'
import { scorePredictions } from '../../../functions/_domain/readiness/score-predictions.ts'
import { whatIsMissing } from '../../../functions/_domain/readiness/what-is-missing.ts'
import { someFirstAnswers, TOPICS } from '../../support/some-first-answers.ts'

const bank = (questions: number, difficulty = 0, mixed_days = 0): TopicOfExam['bank'] =>
  Array.from({ length: questions }, () => ({ difficulty, floor: 0.25, mixed_days }))
const exam: TopicOfExam[] = TOPICS.map((topic, nth) => ({ topic, asked: 10 * (nth + 1), bank: bank(30, nth - 1) }))
const someone = someFirstAnswers.map((answers) => followAbility(unknownAbility(), answers))

describe('the prediction of a score', () => {
  it('is a range with the score in it, a chance, and the same each time', () => {
    fc.assert(
      fc.property(someone, (learner) => {
        const { low, score, high, chance } = predictScore(exam, learner)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(score)
        expect(score).toBeLessThanOrEqual(high)
        expect(high).toBeLessThanOrEqual(100)
        expect(chance).toBeGreaterThanOrEqual(0)
        expect(chance).toBeLessThanOrEqual(1)
        expect(predictScore(exam, learner)).toEqual({ low, score, high, chance })
      }),
      { numRuns: 20 },
    )
  })

  it('rises with what is held, and is as sure as can be where all is known', () => {
    const learner = unknownAbility()
    const held = exam.map((topic) => ({ ...topic, bank: topic.bank.map((it) => ({ ...it, mixed_days: 1 })) }))
    expect(predictScore(held, learner).score).toBeGreaterThan(predictScore(exam, learner).score)
    expect(predictScore(held, learner)).toMatchObject({ chance: 0.99 })
  })

  it('names the topics first that weigh most and are not known', () => {
    const topics = [
      { topic: 'Small', asked: 2, bank: bank(20) },
      { topic: 'Large', asked: 20, bank: bank(20) },
      { topic: 'Held', asked: 20, bank: bank(20, -9, 2) },
    ]
    expect(
      raisingTopics(topics, unknownAbility())
        .map(({ topic }) => topic)
        .slice(0, 2),
    ).toEqual(['Large', 'Small'])
  })
})

describe('what is missing to a prediction', () => {
  const topics = [
    { topic: 'Ports', asked: 20, bank: bank(40) },
    { topic: 'Cables', asked: 5, bank: bank(3) },
  ]
  it.each([
    [{}, { answers: 30, topics: ['Ports', 'Cables'] }],
    [{ Ports: 40 }, { answers: 0, topics: ['Cables'] }],
    [
      { Ports: 4, Cables: 3 },
      { answers: 23, topics: ['Ports'] },
    ],
    [{ Ports: 27, Cables: 3 }, null],
  ])('after %j is %j', (answered, missing) => {
    expect(whatIsMissing(topics, new Map(Object.entries(answered)))).toEqual(missing)
  })
})

describe('the record of predictions', () => {
  const told = (count: number, chance: number, passed: boolean) =>
    Array.from({ length: count }, () => ({ chance, passed }))

  it('is shown once there are twenty, by steps with enough in them', () => {
    expect(scorePredictions(told(19, 1, true))).toEqual({ exams: 19, brier: null, steps: [] })
    const record = scorePredictions([
      ...told(9, 0.9, true),
      ...told(1, 0.9, false),
      ...told(10, 0.1, false),
      ...told(2, 0.5, true),
    ])
    expect(record).toMatchObject({
      exams: 22,
      steps: [
        { from: 0, to: 20, exams: 10, passed: 0 },
        { from: 80, to: 100, exams: 10, passed: 90 },
      ],
    })
    expect(record.brier).toBeCloseTo((9 * 0.01 + 0.81 + 10 * 0.01 + 2 * 0.25) / 22)
  })

  it('is perfect for who is always right, and a quarter for a coin', () => {
    expect(scorePredictions([...told(15, 1, true), ...told(15, 0, false)]).brier).toBe(0)
    expect(scorePredictions([...told(15, 0.5, true), ...told(15, 0.5, false)]).brier).toBe(0.25)
  })
})
