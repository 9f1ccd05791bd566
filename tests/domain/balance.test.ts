import { describe, expect, it } from 'vitest'
import { LENGTHS, type Length } from '../../functions/_domain/attempts/lengths.ts'
import type { Question } from '../../functions/_domain/attempts/question.ts'
import { createRandom, type DemoRandom } from '../../supabase/local/demo/random.ts'
import { seededBanks } from '../support/banks.ts'
import { packRules, seeded } from '../support/packs.ts'
import {
  guess,
  rightAnswer,
  simulateLearner,
  wrongAnswer,
  type SimulatedLearner,
  type SimulatedTest,
} from '../support/simulated-learner.ts'

/** The packs of a community with tests and courses. */
const PACKS = ['exam-prep', 'courses']
const RARITY = new Map(seeded.map(({ id, rarity }) => [id, rarity]))

const [network = [], security = []] = seededBanks
/** The tests of the seeded academy. */
const ACADEMY: SimulatedTest[] = [
  { id: 'network', category: 'network', difficulty: 'medium', bank: network },
  { id: 'security', category: 'security', difficulty: 'medium', bank: security },
]
/** So many tests that a learner finds a new one whenever they want one. */
const LIBRARY: SimulatedTest[] = Array.from({ length: 200 }, (_, index) => ({
  id: `test ${index}`,
  category: `category ${index % 10}`,
  difficulty: (['easy', 'medium', 'hard', 'expert'] as const)[Math.floor(index / 10) % 4] ?? 'medium',
  bank: index % 2 === 0 ? network : security,
}))

const rulesOf = (tests: SimulatedTest[]) => {
  const counts = Map.groupBy(tests, ({ category }) => category)
  return packRules(PACKS, Object.fromEntries([...counts].map(([category, of]) => [category, of.length])))
}
const RULES = new Map([ACADEMY, LIBRARY].map((tests) => [tests, rulesOf(tests)]))
const pick = (tests: SimulatedTest[], index: number): SimulatedTest => {
  const test = tests[index % tests.length]
  if (!test) throw new Error('There are no tests.')
  return test
}
const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed)

interface Guessing {
  tests: SimulatedTest[]
  mode: 'exam' | 'practice' | 'either'
  length: Length
  perDay: number
  seed: number
}

/** Thirty attempts at 2 to 5 seconds a question: slow enough to have read it. */
function guesser({ tests, mode, length, perDay, seed }: Guessing): SimulatedLearner {
  const random = createRandom(`guesser ${seed}`)
  const learner = simulateLearner(RULES.get(tests) ?? rulesOf(tests), random.next)
  for (let attempt = 0; attempt < 30; attempt++) {
    const day = Math.floor(attempt / perDay)
    learner.takes(day, {
      test: pick(tests, attempt),
      mode: mode === 'either' ? (random.chance(0.5) ? 'exam' : 'practice') : mode,
      length,
      secondsPerQuestion: 2 + 3 * random.next(),
      answer: (question) => guess(question, random.next),
    })
    if ((attempt + 1) % perDay === 0) learner.endsDay(day)
  }
  return learner
}

const DAYS = 90
/** Right more and more often: 60% at first, 85% in the end. */
const skillOn = (day: number) => 0.6 + (0.25 * day) / (DAYS - 1)

/** 25 questions of practice and 25 of an exam a day, at 18 to 24 seconds each: 15 to 20 minutes. */
function steadyLearner(attendance: number, random: DemoRandom): SimulatedLearner {
  const learner = simulateLearner(RULES.get(LIBRARY) ?? rulesOf(LIBRARY), random.next)
  let taken = 0
  for (let day = 0; day < DAYS; day++) {
    if (day > 0 && !random.chance(attendance)) continue
    const answer = (question: Question) => (random.chance(skillOn(day)) ? rightAnswer : wrongAnswer)(question)
    for (const mode of ['practice', 'exam'] as const)
      learner.takes(day, {
        test: pick(LIBRARY, taken++),
        mode,
        length: 25,
        secondsPerQuestion: 18 + 6 * random.next(),
        answer,
      })
    learner.endsDay(day)
  }
  return learner
}

const aboveCommon = ({ earned }: SimulatedLearner) => [...earned.keys()].filter((id) => RARITY.get(id) !== 'common')
const firstDayOf = ({ earned }: SimulatedLearner, rarity: string) =>
  Math.min(...[...earned].filter(([id]) => RARITY.get(id) === rarity).map(([, day]) => day))

describe('a learner who guesses', () => {
  const ways = (['exam', 'practice', 'either'] as const).flatMap((mode) => LENGTHS.map((length) => ({ mode, length })))

  it.each(ways)('30 attempts ($mode, $length questions) in one to six days: nothing rare, below level 5', (way) => {
    for (const seed of seeds(25))
      for (const perDay of [30, 10, 5]) {
        const learner = guesser({ ...way, tests: ACADEMY, perDay, seed })
        expect(aboveCommon(learner), `seed ${seed}`).toEqual([])
        expect(learner.level, `seed ${seed}, ${learner.total} XP`).toBeLessThan(5)
      }
  })

  it.each(ways)('30 new tests ($mode, $length questions) earn nothing rare either', (way) => {
    for (const seed of seeds(10)) expect(aboveCommon(guesser({ ...way, tests: LIBRARY, perDay: 30, seed }))).toEqual([])
  })

  it.each(ways)('one attempt a day for 30 days ($mode, $length questions): nothing rare, below level 5', (way) => {
    for (const seed of seeds(25)) {
      const learner = guesser({ ...way, tests: ACADEMY, perDay: 1, seed })
      expect(aboveCommon(learner), `seed ${seed}`).toEqual([])
      expect(learner.xp.get('streak')).toBeUndefined()
      expect(learner.level, `seed ${seed}, ${learner.total} XP`).toBeLessThan(5)
    }
  })
})

describe.each([
  ['every day', 1],
  ['nine days in ten', 0.9],
])('a steady learner who comes %s', (_, attendance) => {
  const learners = seeds(12).map((seed) => steadyLearner(attendance, createRandom(`steady ${seed}`)))

  it('earns a common achievement on the first day', () => {
    for (const learner of learners) expect(firstDayOf(learner, 'common')).toBe(0)
  })

  it('earns a rare achievement in the first fortnight', () => {
    for (const learner of learners) expect(firstDayOf(learner, 'rare')).toBeLessThan(14)
  })

  it('earns an epic achievement within three months, and none in the first fortnight', () => {
    for (const learner of learners) {
      expect(firstDayOf(learner, 'epic')).toBeLessThan(DAYS)
      expect(firstDayOf(learner, 'epic')).toBeGreaterThanOrEqual(14)
    }
  })

  it('gets more than half of all XP for right answers', () => {
    for (const learner of learners) {
      const paid = [...learner.xp.values()].reduce((sum, amount) => sum + amount, 0)
      expect(paid).toBe(learner.total)
      expect((learner.xp.get('test') ?? 0) / learner.total).toBeGreaterThan(0.5)
    }
  })
})
