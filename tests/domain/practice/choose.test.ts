import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../functions/_domain/attempts/seeded-random.ts'
import { shareOut } from '../../../functions/_domain/attempts/share-out.ts'
import { choosePractice, mixOf, topicSpread } from '../../../functions/_domain/practice/choose.ts'
import { fitting, type PracticeCandidate } from '../../../functions/_domain/practice/filter.ts'
import { STANDINGS, toPast, type PastAnswer, type QuestionPast } from '../../../functions/_domain/practice/past.ts'
import { PRESETS } from '../../../functions/_domain/practice/presets.ts'
import { spreadTopics } from '../../../functions/_domain/practice/spread-topics.ts'

const TOPICS = ['Ports', 'Routing', 'Subnets', 'Wireless']
const TESTS = ['a', 'b', 'c']

/** Live questions, of which a few stand in two tests, and how a learner stands with each. */
const asked = fc.array(
  fc.record({
    topic: fc.constantFrom(...TOPICS),
    test_id: fc.constantFrom(...TESTS),
    standing: fc.constantFrom(...STANDINGS),
    seen_at: fc.integer({ min: 0, max: 100 }),
    missed: fc.boolean(),
    due: fc.boolean(),
    lineage: fc.integer({ min: 0, max: 400 }),
  }),
  { maxLength: 150 },
)
const situation = fc
  .record({ asked, length: fc.integer({ min: 5, max: 100 }), preset: fc.constantFrom(...PRESETS), seed: fc.nat() })
  .map(({ asked, ...rest }) => {
    const candidates = asked.map(({ topic, test_id, lineage }, index): PracticeCandidate => ({
      id: `q${index}`,
      lineage_id: `l${lineage}`,
      test_id,
      topic,
      kind: 'true_false',
      difficulty: 'easy',
      pool: 'all',
    }))
    const past = new Map(
      asked.map(({ lineage, standing, seen_at }): [string, QuestionPast] => [
        `l${lineage}`,
        { standing, seen_at: standing === 'unseen' ? null : seen_at },
      ]),
    )
    const misses = new Set(asked.filter(({ missed }) => missed).map(({ lineage }) => `l${lineage}`))
    const quotas = topicSpread(candidates, new Map())
    const due = [...new Set(asked.filter(({ due }) => due).map(({ lineage }) => `l${lineage}`))]
    const choose = () => choosePractice(candidates, { ...rest, past, misses, due, quotas }, seededRandom(rest.seed))
    return { ...rest, candidates, past, misses, due, choose, chosen: choose() }
  })

const lineagesIn = (questions: readonly PracticeCandidate[]) => new Set(questions.map(({ lineage_id }) => lineage_id))

describe('choosing what a practice session asks', () => {
  it('a session asks no question twice, not even one that stands in two tests, and none that is not there', () => {
    fc.assert(
      fc.property(situation, ({ candidates, chosen }) => {
        expect(lineagesIn(chosen).size).toBe(chosen.length)
        expect(chosen.every((question) => candidates.includes(question))).toBe(true)
      }),
    )
  })

  it('a session is as long as was wished, or has all that the preset may ask', () => {
    fc.assert(
      fc.property(situation, ({ preset, length, candidates, past, misses, due, chosen }) => {
        const all = [...lineagesIn(candidates)]
        const standing = (lineage: string) => past.get(lineage)?.standing
        const eligible = {
          attempt_misses: all.filter((lineage) => misses.has(lineage)),
          due: all.filter((lineage) => due.includes(lineage)),
          weak_spots: all,
          unseen: all.filter((lineage) => standing(lineage) === 'unseen'),
          exam_mix: all,
        }[preset]
        expect(chosen).toHaveLength(Math.min(length, eligible.length))
        expect([...lineagesIn(chosen)].every((lineage) => eligible.includes(lineage))).toBe(true)
      }),
    )
  })

  it('of ten questions for weak spots six were missed, three never answered and one is known, where there are as many', () => {
    fc.assert(
      fc.property(situation, ({ preset, length, candidates, past, chosen }) => {
        if (preset !== 'weak_spots') return
        const there = mixOf(
          [...lineagesIn(candidates)].map((lineage_id) => ({ lineage_id })),
          past,
        )
        const [missed = 0, unseen = 0, known = 0] = shareOut([6, 3, 1], length)
        const mix = mixOf(chosen, past)
        if (there.missed >= missed && there.unseen >= unseen && there.known >= known)
          expect(mix).toEqual({ missed, unseen, known })
        // What one of them cannot fill comes from the others, first from what was missed.
        if (mix.known > known) expect([mix.missed, mix.unseen]).toEqual([there.missed, there.unseen])
        if (mix.unseen > unseen) expect(mix.missed).toBe(there.missed)
      }),
    )
  })

  it('the mix of an exam has of each topic its share of the questions, but for less than one of rounding', () => {
    fc.assert(
      fc.property(situation, ({ preset, length, candidates, chosen }) => {
        if (preset !== 'exam_mix' || lineagesIn(candidates).size !== candidates.length) return
        const total = Math.min(length, candidates.length)
        for (const topic of TOPICS) {
          const [of, asked] = [candidates, chosen].map((some) => some.filter((it) => it.topic === topic).length)
          expect(Math.abs((asked ?? 0) - (total * (of ?? 0)) / Math.max(1, candidates.length))).toBeLessThan(1)
        }
      }),
    )
  })

  it('the same seed chooses the same questions in the same order', () => {
    fc.assert(
      fc.property(situation, ({ choose, chosen }) => {
        expect(choose()).toEqual(chosen)
      }),
    )
  })

  it('filters leave out what does not fit, and none leave out anything', () => {
    fc.assert(
      fc.property(
        situation,
        fc.subarray(TESTS),
        fc.subarray(TOPICS),
        fc.integer({ min: 0, max: 100 }),
        (it, tests, topics, seen_before) => {
          const { candidates, past } = it
          const marked = new Set(candidates.slice(0, 40).map(({ lineage_id }) => lineage_id))
          const fit = fitting(candidates, { tests, topics, marked, seen_before }, past)
          for (const { test_id, topic, lineage_id } of fit) {
            expect(tests.length === 0 || tests.includes(test_id)).toBe(true)
            expect(topics.length === 0 || topics.includes(topic)).toBe(true)
            expect(marked.has(lineage_id)).toBe(true)
            expect(past.get(lineage_id)?.seen_at ?? -1).toBeLessThan(seen_before)
          }
          expect(fitting(candidates, {}, past)).toEqual(candidates)
        },
      ),
    )
  })
})

describe('the order of topics', () => {
  const topics = fc.array(
    fc.constantFrom(...TOPICS).map((topic) => ({ topic })),
    { maxLength: 60 },
  )

  it('no topic comes twice running, unless it has more than half of the questions: then as seldom as can be', () => {
    fc.assert(
      fc.property(topics, fc.nat(), (questions, seed) => {
        const spread = spreadTopics(questions, seededRandom(seed))
        const repeats = spread.filter(({ topic }, index) => index > 0 && spread[index - 1]?.topic === topic).length
        const most = Math.max(0, ...TOPICS.map((topic) => questions.filter((it) => it.topic === topic).length))
        expect(repeats).toBe(Math.max(0, 2 * most - questions.length - 1))
        expect(spread.map(({ topic }) => topic).toSorted()).toEqual(questions.map(({ topic }) => topic).toSorted())
      }),
    )
  })

  it('tests with quotas spread their topics by them, and each test weighs as much as it has questions', () => {
    const candidates = [
      ...Array.from({ length: 6 }, () => ({ test_id: 'a', topic: 'Ports' })),
      ...Array.from({ length: 3 }, () => ({ test_id: 'b', topic: 'Routing' })),
    ]
    const quotas = [
      { topic: 'Ports', questions: 1 },
      { topic: 'Subnets', questions: 2 },
    ]
    expect(topicSpread(candidates, new Map([['a', quotas]]))).toEqual([
      { topic: 'Ports', questions: 2 },
      { topic: 'Subnets', questions: 4 },
      { topic: 'Routing', questions: 3 },
    ])
  })
})

describe('the past of a question', () => {
  const answers = fc.array(
    fc.record({
      lineage_id: fc.constantFrom('a', 'b'),
      isRight: fc.boolean(),
      at: fc.nat(1000),
    }),
    { maxLength: 30 },
  )
  const distinct = answers.filter((all) => new Set(all.map(({ at }) => at)).size === all.length)

  it('is the last answer, in whatever order answers are read', () => {
    fc.assert(
      fc.property(distinct, (all: PastAnswer[]) => {
        const past = toPast(all)
        expect(toPast(all.toReversed())).toEqual(past)
        for (const [lineage, { standing, seen_at }] of past) {
          const own = all.filter(({ lineage_id }) => lineage_id === lineage).toSorted((a, b) => b.at - a.at)
          expect(standing).toBe(own[0]?.isRight ? 'known' : 'missed')
          expect(seen_at).toBe(own[0]?.at)
        }
      }),
    )
  })
})
