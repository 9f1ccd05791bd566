import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedShare } from '../../../functions/_domain/mastery/expected-share.ts'
import {
  judgeLearner,
  toAskedQuestions,
  type RatedQuestion,
  type ShownOfQuestion,
} from '../../../functions/_domain/mastery/judge-learner.ts'
import { judgeTopic, type TopicMastery } from '../../../functions/_domain/mastery/judge-topic.ts'
import { levelsBetween, MASTERY_LEVELS, rankOf } from '../../../functions/_domain/mastery/levels.ts'
import { nextSteps } from '../../../functions/_domain/mastery/next-steps.ts'
import { sayStep } from '../../../functions/_domain/mastery/say-steps.ts'
import { follow, type AttemptToRemember } from '../../../functions/_domain/memory/follow.ts'
import type { Mixing } from '../../../functions/_domain/memory/mixing.ts'

const DAY = 86_400_000

/** A question of a topic, with what a learner has shown of it. */
interface TopicQuestion {
  difficulty: number
  floor: number
  seen: boolean
  mixed_days: number
}

/** Of a topic whose questions are each looked at alone. */
const judge = (questions: readonly TopicQuestion[], estimate: { ability: number; deviation: number }): TopicMastery =>
  judgeTopic(
    questions.map(({ difficulty, floor }) => ({ difficulty, floor, count: 1 })),
    questions.flatMap(({ seen, mixed_days }, place) => (seen ? [{ place, mixed_days }] : [])),
    estimate,
  )

const question = fc.record({
  difficulty: fc.double({ min: -3, max: 3, noNaN: true }),
  floor: fc.constantFrom(0, 0.25, 0.5),
  seen: fc.boolean(),
  mixed_days: fc.nat(2),
})
const questions = fc
  .array(question, { minLength: 1, maxLength: 30 })
  .map((all) => all.map((it) => ({ ...it, seen: it.seen || it.mixed_days > 0 })))
const estimate = fc.record({
  ability: fc.double({ min: -3, max: 4, noNaN: true }),
  deviation: fc.double({ min: 0.05, max: 1.2, noNaN: true }),
})
const some = (count: number, it: Partial<TopicQuestion> = {}): TopicQuestion[] =>
  Array.from({ length: count }, () => ({ difficulty: 0, floor: 0, seen: true, mixed_days: 0, ...it }))
const SURE = { ability: 0, deviation: 0.1 }

describe('the expected share of a topic', () => {
  it('lies within its range, and all of it within what there is', () => {
    fc.assert(
      fc.property(questions, estimate, (questions, estimate) => {
        const { low, share, high } = judge(questions, estimate).share
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(share)
        expect(share).toBeLessThanOrEqual(high)
        expect(high).toBeLessThanOrEqual(1 + 1e-9)
      }),
    )
  })

  it('is the same when questions that are alike are looked at once', () => {
    const alike = { difficulty: 0.5, floor: 0.25 }
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), estimate, (held, others, estimate) => {
        const one = Array.from({ length: held + others }, () => ({ ...alike, count: 1 }))
        const each = expectedShare(
          one,
          Array.from({ length: held }, () => 1),
          estimate,
        )
        const once = expectedShare([{ ...alike, count: held + others }], [held], estimate)
        for (const bound of ['low', 'share', 'high'] as const) expect(once[bound]).toBeCloseTo(each[bound], 12)
      }),
    )
  })
})

describe('the level of a topic', () => {
  const few = some(2, { seen: false })
  it.each([
    [null, some(20, { seen: false }), SURE],
    ['attempted', some(20), { ability: 4, deviation: 0.1 }],
    ['attempted', [...some(2, { mixed_days: 1 }), ...some(1)], SURE],
    ['familiar', [...some(3, { mixed_days: 1 }), ...some(3)], SURE],
    ['attempted', [...some(3, { mixed_days: 1 }), ...some(4)], SURE],
    ['familiar', [...some(4, { mixed_days: 1 }), ...few], { ability: 4, deviation: 0.1 }],
    ['proficient', [...some(10, { mixed_days: 1 }), ...few], SURE],
    ['familiar', [...some(10, { mixed_days: 1 }), ...some(10, { seen: false })], SURE],
    ['proficient', [...some(4, { mixed_days: 2 }), ...some(6, { mixed_days: 1 })], SURE],
    ['mastered', [...some(5, { mixed_days: 2 }), ...some(5, { mixed_days: 1 })], SURE],
    ['proficient', [...some(9, { mixed_days: 2 }), ...some(2)], SURE],
    // A topic of two questions is mastered with both.
    ['proficient', some(2, { mixed_days: 1 }), SURE],
    ['mastered', some(2, { mixed_days: 2 }), SURE],
  ] as const)('is %s', (level, questions, estimate) => {
    expect(judge(questions, estimate).level).toBe(level)
  })

  it('never falls when a question is right in mixed work once more', () => {
    fc.assert(
      fc.property(questions, estimate, fc.nat(), (questions, estimate, at) => {
        const place = at % questions.length
        const better = questions.map((it, index) =>
          index === place ? { ...it, seen: true, mixed_days: Math.min(2, it.mixed_days + 1) } : it,
        )
        const [before, after] = [judge(questions, estimate), judge(better, estimate)]
        expect(rankOf(after.level)).toBeGreaterThanOrEqual(rankOf(before.level))
      }),
    )
  })

  it('never rises when a question is missed, but from nothing to attempted', () => {
    fc.assert(
      fc.property(questions, estimate, fc.nat(), (questions, estimate, at) => {
        const place = at % questions.length
        const missed = questions.map((it, index) => (index === place ? { ...it, seen: true, mixed_days: 0 } : it))
        const [before, after] = [judge(questions, estimate), judge(missed, estimate)]
        expect(rankOf(after.level)).toBeLessThanOrEqual(Math.max(1, rankOf(before.level)))
      }),
    )
  })

  it('never falls with ability, and never rises with doubt', () => {
    fc.assert(
      fc.property(questions, estimate, fc.double({ min: 0, max: 2, noNaN: true }), (questions, estimate, more) => {
        const rank = (change: Partial<typeof estimate>) => rankOf(judge(questions, { ...estimate, ...change }).level)
        expect(rank({ ability: estimate.ability + more })).toBeGreaterThanOrEqual(rank({}))
        expect(rank({ deviation: estimate.deviation + more })).toBeLessThanOrEqual(rank({}))
      }),
    )
  })
})

describe('what lifts a topic', () => {
  it('is said in words, with numbers', () => {
    const words = (questions: readonly TopicQuestion[]) => {
      const next = nextSteps(judge(questions, SURE))
      return next && [next.level, ...next.steps.map(sayStep)]
    }
    expect(words(some(10, { seen: false }))).toEqual(['attempted', 'Answer a first question.'])
    expect(words([...some(1, { mixed_days: 1 }), ...some(9, { seen: false })])).toEqual([
      'familiar',
      'Get 2 more questions right in a test or in mixed practice.',
    ])
    expect(words([...some(4, { mixed_days: 1 }), ...some(6, { seen: false })])).toEqual([
      'proficient',
      'Get 1 more question right in a test or in mixed practice.',
      'Get more questions right: on a weak day it would be 64%, and 70% is needed.',
    ])
    expect(words(some(10, { mixed_days: 1 }))).toEqual(['mastered', 'Get 5 questions right again on another day.'])
    expect(words(some(10, { mixed_days: 2 }))).toBeNull()
  })

  it('asks for something exactly where there is a level above', () => {
    fc.assert(
      fc.property(questions, estimate, (questions, estimate) => {
        const mastery = judge(questions, estimate)
        const next = nextSteps(mastery)
        expect(next === null).toBe(mastery.level === 'mastered')
        if (!next) return
        expect(rankOf(next.level)).toBe(rankOf(mastery.level) + 1)
        expect(next.steps.length).toBeGreaterThan(0)
        for (const step of next.steps) if ('questions' in step) expect(step.questions).toBeGreaterThan(0)
      }),
    )
  })
})

describe('levels', () => {
  it('are reached one after the other', () => {
    expect(levelsBetween(null, 'proficient')).toEqual(['attempted', 'familiar', 'proficient'])
    expect(levelsBetween('familiar', 'mastered')).toEqual(['proficient', 'mastered'])
    expect(levelsBetween('proficient', 'familiar')).toEqual([])
    expect(levelsBetween(null, null)).toEqual([])
    expect(MASTERY_LEVELS.map(rankOf)).toEqual([1, 2, 3, 4])
  })
})

const LINEAGES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const RATED = LINEAGES.map((lineage_id, index): RatedQuestion => ({
  lineage_id,
  topic: index % 2 === 0 ? 'Ports' : 'Cables',
  difficulty: index / 4 - 1,
  deviation: 0.4,
  floor: 0.25,
}))
const ASKED = toAskedQuestions(RATED)

/** A piece of work of a learner on its day: which questions were right in it, and which were not. */
const somePiece = fc.record({
  mixing: fc.constantFrom<Mixing>('mixed', 'drill', 'drills_missed'),
  right: fc.subarray(LINEAGES),
  asked: fc.subarray(LINEAGES),
})
const someWork = fc.array(somePiece, { maxLength: 12 })

const toAttempts = (work: readonly { mixing: Mixing; right: string[]; asked: string[] }[]): AttemptToRemember[] =>
  work.map(({ mixing, right, asked }, day) => ({
    id: String(day).padStart(3, '0'),
    finished_at: day * DAY,
    mixing,
    answers: asked.map((lineage_id) => ({ lineage_id, credit: right.includes(lineage_id) ? 1 : 0 })),
  }))

const shownAfter = (attempts: readonly AttemptToRemember[]): ShownOfQuestion[] =>
  [...follow({ cursor: null, questions: new Map() }, attempts).questions].map(([lineage_id, it]) => ({
    lineage_id,
    ...it,
  }))

const ranks = (attempts: readonly AttemptToRemember[]) =>
  new Map(judgeLearner(ASKED, shownAfter(attempts)).map(({ topic, level }) => [topic, rankOf(level)]))

describe('the mastery of a learner', () => {
  const last = (work: Parameters<typeof toAttempts>[0], next: { mixing: Mixing; right: string[]; asked: string[] }) => {
    const attempts = toAttempts([...work, next])
    return { before: ranks(attempts.slice(0, -1)), after: ranks(attempts) }
  }

  it('of any topic never falls by right answers in mixed work', () => {
    fc.assert(
      fc.property(someWork, fc.subarray(LINEAGES, { minLength: 1 }), (work, asked) => {
        const { before, after } = last(work, { mixing: 'mixed', right: asked, asked })
        for (const [topic, rank] of before) expect(after.get(topic)).toBeGreaterThanOrEqual(rank)
      }),
      { numRuns: 300 },
    )
  })

  it('of no topic rises by a drill of mistakes, whatever is right in it', () => {
    fc.assert(
      fc.property(someWork, fc.subarray(LINEAGES), fc.subarray(LINEAGES), (work, asked, right) => {
        const { before, after } = last(work, { mixing: 'drill', right, asked })
        for (const [topic, rank] of after) expect(rank).toBeLessThanOrEqual(Math.max(1, before.get(topic) ?? 0))
      }),
      { numRuns: 300 },
    )
  })

  it('of no topic rises by misses, anywhere', () => {
    fc.assert(
      fc.property(someWork, somePiece, (work, { mixing, asked }) => {
        const { before, after } = last(work, { mixing, right: [], asked })
        for (const [topic, rank] of after) expect(rank).toBeLessThanOrEqual(Math.max(1, before.get(topic) ?? 0))
      }),
      { numRuns: 300 },
    )
  })

  it('follows from the set of what was shown, and names only topics that were answered', () => {
    fc.assert(
      fc.property(someWork, (work) => {
        const shown = shownAfter(toAttempts(work))
        const judged = judgeLearner(ASKED, shown)
        expect(judgeLearner(ASKED, shown.toReversed())).toEqual(judged)
        const seen = new Set(
          work.flatMap(({ asked }) => asked).map((it) => (LINEAGES.indexOf(it) % 2 === 0 ? 'Ports' : 'Cables')),
        )
        expect(new Set(judged.map(({ topic }) => topic))).toEqual(seen)
        expect(judged.every(({ level }) => level !== null)).toBe(true)
      }),
    )
  })

  it('follows its questions when their topic is renamed', () => {
    const shown = shownAfter(toAttempts([{ mixing: 'mixed', right: LINEAGES, asked: LINEAGES }]))
    const renamed = toAskedQuestions(RATED.map((it) => ({ ...it, topic: it.topic.toUpperCase() })))
    const plain = (it: ReturnType<typeof judgeLearner>[number]) => ({ ...it, topic: '' })
    expect(judgeLearner(renamed, shown).map(plain)).toEqual(judgeLearner(ASKED, shown).map(plain))
  })
})
