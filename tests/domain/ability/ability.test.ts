import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceOfRight } from '../../../functions/_domain/ability/chance.ts'
import { fitDifficulties, statedOf, type AnswerToFit } from '../../../functions/_domain/ability/fit-difficulties.ts'
import {
  abilityIn,
  followAbility,
  predictRight,
  unknownAbility,
  type FirstAnswer,
} from '../../../functions/_domain/ability/follow-ability.ts'
import { guessFloor } from '../../../functions/_domain/attempts/kinds/guess-floor.ts'
import { seededRandom } from '../../../functions/_domain/attempts/seeded-random.ts'
import { DIFFICULTIES } from '../../../functions/_domain/tests/difficulty.ts'
import { someFirstAnswer, someFirstAnswers, somethingToFit, TOPICS } from '../../support/some-first-answers.ts'

const logit = fc.double({ min: -6, max: 6, noNaN: true })
const floor = fc.double({ min: 0, max: 0.5, noNaN: true })
const lowerEnd = (learner: ReturnType<typeof unknownAbility>, topic: string) => {
  const { ability, deviation } = abilityIn(learner, topic)
  return ability - 1.28 * deviation
}

describe('the chance of a right answer', () => {
  it('is half between guessing and knowing where ability and difficulty are equal', () => {
    expect(chanceOfRight({ ability: 1, difficulty: 1, floor: 0 })).toBe(0.5)
    expect(chanceOfRight({ ability: 1, difficulty: 1, floor: 0.5 })).toBe(0.75)
  })

  it('is never below guessing, rises with ability and falls with difficulty', () => {
    fc.assert(
      fc.property(logit, logit, logit, floor, (ability, more, difficulty, floor) => {
        const chance = chanceOfRight({ ability, difficulty, floor })
        expect(chance).toBeGreaterThanOrEqual(floor)
        expect(chance).toBeLessThanOrEqual(1)
        const step = Math.abs(more)
        expect(chanceOfRight({ ability: ability + step, difficulty, floor })).toBeGreaterThanOrEqual(chance)
        expect(chanceOfRight({ ability, difficulty: difficulty + step, floor })).toBeLessThanOrEqual(chance)
      }),
    )
  })

  it('of a blind guess depends on the kind and the options', () => {
    expect(guessFloor('single_choice', 4)).toBe(0.25)
    expect(guessFloor('true_false', 0)).toBe(0.5)
    expect(guessFloor('multiple_choice', 4)).toBeCloseTo(1 / 15)
    expect(guessFloor('numeric', 0)).toBe(0)
  })
})

describe('the ability of a learner', () => {
  it('is the same in whatever order their answers come, and however they are cut by time', () => {
    fc.assert(
      fc.property(someFirstAnswers, fc.nat(1000), (answers, cut) => {
        const whole = followAbility(unknownAbility(), answers)
        expect(followAbility(unknownAbility(), answers.toReversed())).toEqual(whole)
        const [before, after] = [answers.filter(({ at }) => at < cut), answers.filter(({ at }) => at >= cut)]
        expect(followAbility(followAbility(unknownAbility(), before), after)).toEqual(whole)
      }),
    )
  })

  it('after a right answer is at least as high in every topic, and after a miss at most, whatever is uncertain', () => {
    fc.assert(
      fc.property(someFirstAnswers, someFirstAnswer, (answers, next) => {
        const before = followAbility(unknownAbility(), answers)
        const right = followAbility(before, [{ ...next, right: true }])
        const missed = followAbility(before, [{ ...next, right: false }])
        for (const topic of TOPICS) {
          expect(abilityIn(right, topic).ability).toBeGreaterThanOrEqual(abilityIn(before, topic).ability)
          expect(abilityIn(missed, topic).ability).toBeLessThanOrEqual(abilityIn(before, topic).ability)
          // What it is at least, too: that fewer things are uncertain never makes a miss good news.
          expect(lowerEnd(right, topic)).toBeGreaterThanOrEqual(lowerEnd(before, topic))
          expect(lowerEnd(missed, topic)).toBeLessThanOrEqual(lowerEnd(before, topic))
        }
      }),
    )
  })

  it('grows more certain with each answer', () => {
    fc.assert(
      fc.property(someFirstAnswers, someFirstAnswer, (answers, next) => {
        const before = followAbility(unknownAbility(), answers)
        const after = followAbility(before, [next])
        expect(abilityIn(after, next.topic).deviation).toBeLessThanOrEqual(abilityIn(before, next.topic).deviation)
        expect(abilityIn(after, next.topic).deviation).toBeGreaterThan(0)
        expect(abilityIn(after, next.topic).answered).toBe(abilityIn(before, next.topic).answered + 1)
      }),
    )
  })

  it('moves most in the topic that was answered, and other topics along', () => {
    const answers = Array.from({ length: 10 }, (_, nth): FirstAnswer => {
      return { lineage_id: `q${nth}`, topic: 'Ports', right: true, at: nth, difficulty: 0, deviation: 0.3, floor: 0.25 }
    })
    const learner = followAbility(unknownAbility(), answers)
    const [ports, cables] = [abilityIn(learner, 'Ports'), abilityIn(learner, 'Cables')]
    expect(ports.ability).toBeGreaterThan(cables.ability)
    expect(cables.ability).toBeGreaterThan(0.3)
    expect(ports.deviation).toBeLessThan(cables.deviation)
  })

  it('rises less with a right answer that may be luck', () => {
    const answer = { lineage_id: 'q', topic: 'Ports', right: true, at: 0, difficulty: 0, deviation: 0.3 }
    const [sure, lucky] = [0, 0.5].map(
      (floor) => abilityIn(followAbility(unknownAbility(), [{ ...answer, floor }]), 'Ports').ability,
    )
    expect(sure).toBeGreaterThan(Number(lucky))
  })
})

describe('the difficulty of questions', () => {
  it('depends on the set of first answers alone, not on their order', () => {
    fc.assert(
      fc.property(somethingToFit, fc.integer(), ({ questions, answers }, seed) => {
        const fitted = fitDifficulties(questions, answers)
        const random = seededRandom(seed)
        const shuffled = answers
          .map((answer) => ({ answer, place: random() }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ answer }) => answer)
        expect(fitDifficulties(questions.toReversed(), shuffled)).toEqual(new Map([...fitted].toReversed()))
        expect(fitDifficulties(questions, answers)).toEqual(fitted)
      }),
    )
  })

  it('counts what it is made of, and is what the author says where nobody answered', () => {
    fc.assert(
      fc.property(somethingToFit, ({ questions, answers }) => {
        const fitted = fitDifficulties(questions, answers)
        for (const question of questions) {
          const theirs = answers.filter(({ lineage_id }) => lineage_id === question.lineage_id)
          const it = fitted.get(question.lineage_id)
          expect(it).toMatchObject({
            answered: theirs.length,
            right: theirs.filter(({ right }) => right).length,
          })
          if (theirs.length === 0) expect(it).toEqual(statedOf(question))
          else expect(it?.deviation).toBeLessThan(statedOf(question).deviation)
        }
      }),
    )
  })

  it('leaves out answers to questions that are not asked for', () => {
    const question = { lineage_id: 'q', topic: 'Ports', stated: 'easy', floor: 0 } as const
    const stray = { user_id: 'ada', lineage_id: 'gone', right: true, at: 0 }
    expect(fitDifficulties([question], [stray])).toEqual(new Map([['q', statedOf(question)]]))
  })

  it('is found again from the answers of made-up learners, and so are chances', () => {
    const random = seededRandom(42)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const questions = Array.from({ length: 60 }, (_, nth) => {
      const stated = DIFFICULTIES[nth % 4] ?? 'easy'
      return { lineage_id: `q${nth}`, topic: TOPICS[nth % 3] ?? '', stated, floor: nth % 2 === 0 ? 0.25 : 0 }
    })
    const truth = new Map(
      questions.map((question) => [question.lineage_id, statedOf(question).difficulty + 0.7 * normal()]),
    )
    const answers = Array.from({ length: 300 }, (_, nth) => nth).flatMap((learner): AnswerToFit[] => {
      const ability = normal()
      return questions.flatMap(({ lineage_id, floor }, at) => {
        if (random() < 0.4) return []
        const right = random() < chanceOfRight({ ability, difficulty: truth.get(lineage_id) ?? 0, floor: 0.8 * floor })
        return [{ user_id: `learner ${learner}`, lineage_id, right, at }]
      })
    })
    const fitted = fitDifficulties(questions, answers)
    const errors = questions.map(
      ({ lineage_id }) => (fitted.get(lineage_id)?.difficulty ?? 0) - (truth.get(lineage_id) ?? 0),
    )
    expect(Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length)).toBeLessThan(0.3)
    // Of the answers that were predicted at about 70%, about 70% are right.
    const predicted = Map.groupBy(answers, ({ user_id }) => user_id)
    const bins = new Map<number, { hits: number; sum: number; all: number }>()
    for (const theirs of predicted.values()) {
      let learner = unknownAbility()
      for (const { lineage_id, right, at } of theirs) {
        const question = questions.find((it) => it.lineage_id === lineage_id)
        const known = fitted.get(lineage_id)
        if (!question || !known) continue
        const chance = predictRight(learner, { ...question, ...known })
        const bin = bins.get(Math.floor(5 * chance)) ?? { hits: 0, sum: 0, all: 0 }
        bins.set(Math.floor(5 * chance), { hits: bin.hits + Number(right), sum: bin.sum + chance, all: bin.all + 1 })
        learner = followAbility(learner, [{ ...question, ...known, right, at }])
      }
    }
    for (const { hits, sum, all } of bins.values()) if (all > 300) expect(Math.abs(hits - sum) / all).toBeLessThan(0.06)
  })
})
