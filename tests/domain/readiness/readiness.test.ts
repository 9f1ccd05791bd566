import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../functions/_domain/attempts/seeded-random.ts'
import { followAbility, unknownAbility } from '../../../functions/_domain/ability/follow-ability.ts'
import { correctionOf, NO_CORRECTION } from '../../../functions/_domain/readiness/correction.ts'
import {
  predictScore,
  raisingTopics,
  type QuestionOfExam,
  type TopicOfExam,
} from '../../../functions/_domain/readiness/predict-score.ts'
import { chanceAgain, fitRepeats, USUAL_FIT, type RepeatFit } from '../../../functions/_domain/readiness/repeat-fit.ts'
import { repeatsIn } from '../../../functions/_domain/readiness/repeats.ts'
import { scorePredictions } from '../../../functions/_domain/readiness/score-predictions.ts'
import { whatIsMissing } from '../../../functions/_domain/readiness/what-is-missing.ts'
import { someFirstAnswers, TOPICS } from '../../support/some-first-answers.ts'

const bank = (questions: number, difficulty = 0, known: QuestionOfExam['known'] = null): TopicOfExam['bank'] =>
  Array.from({ length: questions }, () => ({ difficulty, deviation: 0.3, floor: 0.25, known }))
const exam: TopicOfExam[] = TOPICS.map((topic, nth) => ({ topic, asked: 10 * (nth + 1), bank: bank(30, nth - 1) }))
const share = fc.double({ min: 0, max: 1, noNaN: true })
const someKnown = fc.record({ recall: share, last_right: fc.boolean() })
const someRepeat = fc.record({
  ...{ recall: share, last_right: fc.boolean() },
  lead: fc.double({ min: -5, max: 5, noNaN: true }),
})
const someAnswers = fc.array(
  fc.tuple(someRepeat, fc.boolean()).map(([question, right]) => ({ ...question, right })),
  { maxLength: 60 },
)
const someone = someFirstAnswers.map((answers) => followAbility(unknownAbility(), answers))

const predict = (topics: readonly TopicOfExam[], learner = unknownAbility()) => predictScore(topics, learner, USUAL_FIT)

describe('the prediction of a score', () => {
  it('is a range with the score in it, and a chance that is never certain', () => {
    fc.assert(
      fc.property(someone, fc.option(someKnown), (learner, known) => {
        const { low, score, high, chance } = predict(
          exam.map((topic) => ({ ...topic, bank: topic.bank.map((it) => ({ ...it, known })) })),
          learner,
        )
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(score)
        expect(score).toBeLessThanOrEqual(high)
        expect(high).toBeLessThanOrEqual(100)
        expect(chance).toBeGreaterThanOrEqual(0.01)
        expect(chance).toBeLessThanOrEqual(0.99)
      }),
    )
  })

  it('rises with what is remembered', () => {
    const remembered = (recall: number) =>
      exam.map((topic) => ({
        ...topic,
        bank: topic.bank.map((it) => ({ ...it, known: { recall, last_right: true } })),
      }))
    fc.assert(
      fc.property(someone, share, share, (learner, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        expect(predict(remembered(less), learner).score).toBeLessThanOrEqual(predict(remembered(more), learner).score)
      }),
    )
    expect(predict(remembered(0.99)).chance).toBeGreaterThan(0.9)
  })

  it('is the same in whatever order topics and questions come, but for rounding', () => {
    fc.assert(
      fc.property(someone, (learner) => {
        const turned = exam.toReversed().map((topic) => ({ ...topic, bank: topic.bank.toReversed() }))
        expect(predict(turned, learner).score).toBeCloseTo(predict(exam, learner).score, 6)
        expect(predict(turned, learner).high).toBeCloseTo(predict(exam, learner).high, 6)
      }),
    )
  })

  it('is surer, the more is known of the learner', () => {
    const width = ({ low, high }: { low: number; high: number }) => high - low
    const answers = Array.from({ length: 60 }, (_, index) => ({
      ...{ lineage_id: `${index}`, topic: TOPICS[index % TOPICS.length] ?? '', right: index % 3 > 0, at: index },
      ...{ difficulty: 0, deviation: 0.1, floor: 0.25 },
    }))
    expect(width(predict(exam, followAbility(unknownAbility(), answers)))).toBeLessThan(width(predict(exam)) / 1.5)
  })

  it('names the topics first that weigh most and are not known', () => {
    const topics = [
      { topic: 'Small', asked: 2, bank: bank(20) },
      { topic: 'Large', asked: 20, bank: bank(20) },
      { topic: 'Known', asked: 20, bank: bank(20, -9, { recall: 0.99, last_right: true }) },
    ]
    expect(
      raisingTopics(topics, unknownAbility(), USUAL_FIT)
        .map(({ topic }) => topic)
        .slice(0, 2),
    ).toEqual(['Large', 'Small'])
  })
})

describe('the correction of predictions', () => {
  const percent = fc.double({ min: -40, max: 40, noNaN: true })
  const someExams = fc.array(
    fc.record({ error: percent, variance: fc.double({ min: 4, max: 60, noNaN: true }), again: share }),
    { maxLength: 40 },
  )

  it('is none before an exam followed, and then is the same in whatever order they came', () => {
    expect(correctionOf([])).toEqual(NO_CORRECTION)
    fc.assert(
      fc.property(someExams, (exams) => {
        const [one, other] = [correctionOf(exams), correctionOf(exams.toReversed())]
        expect(one.together).toBeGreaterThanOrEqual(0)
        expect(Math.abs(one.bias)).toBeLessThanOrEqual(40)
        expect(other.bias).toBeCloseTo(one.bias, 6)
        expect(other.together).toBeCloseTo(one.together, 6)
      }),
    )
  })

  it('finds how far off predictions are, and how far learners are off together', () => {
    const random = seededRandom(3)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const real = { bias: -2, together: 5 }
    const exams = Array.from({ length: 5000 }, (_, index) => {
      const again = index % 5 === 0 ? 0.5 : 1
      return { variance: 16, again, error: real.bias + 4 * normal() + real.together * again * normal() }
    })
    expect(correctionOf(exams).bias).toBeCloseTo(real.bias, 0)
    expect(Math.abs(correctionOf(exams).together - real.together)).toBeLessThan(0.3)
  })

  it('moves and widens the range, but not what learners had never answered', () => {
    const known = exam.map((topic) => ({
      ...topic,
      bank: topic.bank.map((it) => ({ ...it, known: { recall: 0.5, last_right: true } })),
    }))
    const width = (topics: readonly TopicOfExam[], together: number) => {
      const { low, high } = predictScore(topics, unknownAbility(), USUAL_FIT, { bias: 0, together })
      return high - low
    }
    expect(width(known, 6)).toBeGreaterThan(width(known, 1) + 4)
    expect(width(exam, 6)).toBe(width(exam, 1))
    const { score, plain } = predictScore(known, unknownAbility(), USUAL_FIT, { bias: -2, together: 3 })
    expect(score).toBeCloseTo(plain.score - 2)
  })
})

describe('the chance to be right again', () => {
  it('is what is usual before there are answers, and lies between never and always', () => {
    expect(fitRepeats([])).toEqual(USUAL_FIT)
    fc.assert(
      fc.property(someAnswers, someRepeat, (answers, question) => {
        const chance = chanceAgain(fitRepeats(answers), question)
        expect(chance).toBeGreaterThan(0)
        expect(chance).toBeLessThan(1)
      }),
    )
  })

  it('follows from the set of answers, in whatever order they come', () => {
    fc.assert(
      fc.property(someAnswers, someRepeat, (answers, question) => {
        expect(chanceAgain(fitRepeats(answers.toReversed()), question)).toBeCloseTo(
          chanceAgain(fitRepeats(answers), question),
          6,
        )
      }),
    )
  })

  it('finds how answers really fall', () => {
    const real: RepeatFit = { base: -0.5, recall: 0.9, lead: 0.2, last_right: 0.8 }
    const random = seededRandom(7)
    const answers = Array.from({ length: 20_000 }, () => {
      const question = { recall: random(), lead: 4 * random() - 2, last_right: random() < 0.5 }
      return { ...question, right: random() < chanceAgain(real, question) }
    })
    const fit = fitRepeats(answers)
    for (const name of ['base', 'recall', 'lead', 'last_right'] as const) expect(fit[name]).toBeCloseTo(real[name], 1)
  })
})

describe('answers to what was answered before', () => {
  it('are those after the first, with what memory said before each', () => {
    const day = 86_400_000
    const attempt = (nth: number, credits: Record<string, number>) => ({
      ...{ id: `${nth}`, finished_at: nth * day, mixing: 'mixed' as const },
      answers: Object.entries(credits).map(([lineage_id, credit]) => ({ lineage_id, credit })),
    })
    const repeats = repeatsIn([attempt(0, { a: 1, b: 0 }), attempt(9, { b: 1, c: 1 }), attempt(10, { a: 0.5, b: 1 })])
    expect(repeats).toMatchObject([
      { lineage_id: 'b', last_right: false, right: true },
      { lineage_id: 'a', last_right: true, right: false },
      { lineage_id: 'b', last_right: true, right: true },
    ])
    for (const { recall } of repeats) expect(recall).toBeLessThan(1)
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
