import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersToRemember } from '../../../functions/_domain/memory/answers.ts'
import { isDueOn, recallOn, reviewCard } from '../../../functions/_domain/memory/card.ts'
import { follow, type LearnerMemory } from '../../../functions/_domain/memory/follow.ts'
import { ratingOf } from '../../../functions/_domain/memory/rating.ts'
import type { Mixing } from '../../../functions/_domain/memory/mixing.ts'
import { remember, type QuestionMemory } from '../../../functions/_domain/memory/remember.ts'
import { summarize } from '../../../functions/_domain/memory/summarize.ts'
import type { QuestionToGrade } from '../../../functions/_domain/attempts/grading.ts'
import { addDays, dayAt } from '../../../functions/_domain/time/days.ts'
import { someHistory } from '../../support/some-memory.ts'

const DAY = 86_400_000
const MONDAY = Date.UTC(2026, 10, 30, 9)
const mixedAt = (at: number) => ({ at, mixing: 'mixed' }) as const
const NOTHING: LearnerMemory = { cursor: null, questions: new Map() }

describe('an answer', () => {
  it.each([
    [{ credit: 1 }, 'good'],
    [{ credit: 1, confidence: 'sure' }, 'good'],
    [{ credit: 1, confidence: 'think' }, 'good'],
    [{ credit: 1, confidence: 'guess' }, 'hard'],
    [{ credit: 0.99 }, 'hard'],
    [{ credit: 0.5 }, 'hard'],
    [{ credit: 0.49 }, 'again'],
    [{ credit: 0 }, 'again'],
    [{ credit: 0, confidence: 'sure' }, 'again'],
  ] as const)('of %j is rated %s', (worth, rating) => {
    expect(ratingOf(worth)).toBe(rating)
  })

  it('counts for memory unless it is missing, unread, or of a void question', () => {
    const asked = (question: Partial<QuestionToGrade>, lineage_id: string) => ({
      lineage_id,
      question: { topic: 'x', key: { kind: 'true_false', truth: true }, answer: undefined, ...question } as const,
    })
    const right = { kind: 'true_false', truth: true } as const
    const essay = { key: { kind: 'essay', model: 'x', points: [] }, answer: { kind: 'essay', text: 'y' } } as const
    expect(
      answersToRemember(
        [
          asked({ answer: right }, 'right'),
          asked({ answer: { kind: 'true_false', truth: false } }, 'wrong'),
          asked({}, 'missing'),
          asked({ answer: right, isVoid: true }, 'void'),
          asked(essay, 'unread'),
          asked({ ...essay, mark: 0.75 }, 'marked'),
        ],
        'exam',
      ).map(({ lineage_id, credit }) => [lineage_id, credit]),
    ).toEqual([
      ['right', 1],
      ['wrong', 0],
      ['marked', 0.75],
    ])
  })
})

describe('the memory of a question', () => {
  it('is due sooner the worse its first answer was', () => {
    const due = (['again', 'hard', 'good'] as const).map((rating) => reviewCard(null, rating, MONDAY).due_on)
    expect(due).toEqual(['2026-12-01', '2026-12-02', '2026-12-03'])
    const stability = (['again', 'hard', 'good'] as const).map((rating) => reviewCard(null, rating, MONDAY).stability)
    expect(stability).toEqual(stability.toSorted((a, b) => a - b))
  })

  it('counts a right answer before it is due, and leaves the card as it is', () => {
    const first = remember(undefined, { credit: 1 }, mixedAt(MONDAY))
    const early = remember(first, { credit: 1 }, mixedAt(MONDAY + DAY))
    expect(early).toEqual({ ...first, answered: 2, last_at: MONDAY + DAY, mixed_days: 2, mixed_on: '2026-12-01' })
    expect(remember(first, { credit: 0.5 }, mixedAt(MONDAY + DAY))).toEqual({
      ...early,
      missed: 1,
      last_right: false,
      mixed_days: 0,
      mixed_on: null,
    })
  })

  it('moves on with a right answer at any hour of the day on which it is due', () => {
    const first = remember(undefined, { credit: 1 }, mixedAt(MONDAY))
    const at = Date.parse(`${first.due_on}T00:00:00Z`)
    const next = remember(first, { credit: 1 }, mixedAt(at))
    expect(next).toMatchObject({ repetitions: 2, lapses: 0, reviewed_at: at })
    expect(next.stability).toBeGreaterThan(first.stability)
    expect(next.due_on > first.due_on).toBe(true)
  })

  it('takes a wrong answer for a lapse, whether it is due or not', () => {
    const first = remember(undefined, { credit: 1 }, mixedAt(MONDAY))
    const lapsed = remember(first, { credit: 0 }, mixedAt(MONDAY + 1))
    expect(lapsed).toMatchObject({ answered: 2, missed: 1, repetitions: 2, lapses: 1, first_right: true })
    expect(lapsed).toMatchObject({ last_right: false, reviewed_at: MONDAY + 1 })
    expect(lapsed.stability).toBeLessThan(first.stability)
  })

  it('does not call a first answer that is wrong a lapse: there was nothing to forget', () => {
    expect(remember(undefined, { credit: 0 }, mixedAt(MONDAY))).toMatchObject({
      lapses: 0,
      missed: 1,
      first_right: false,
    })
  })

  it('fades with the days: to 90 % after its stability, and never grows by waiting', () => {
    const card = { ...reviewCard(null, 'good', MONDAY), stability: 10 }
    const today = dayAt(MONDAY)
    expect(recallOn(card, today)).toBe(1)
    expect(recallOn(card, addDays(today, 10))).toBeCloseTo(0.9, 4)
    expect(recallOn(card, addDays(today, -5))).toBe(1)
    const days = Array.from({ length: 400 }, (_, day) => recallOn(card, addDays(today, day)))
    expect(days).toEqual(days.toSorted((a, b) => b - a))
    expect(days.every((chance) => chance > 0 && chance <= 1)).toBe(true)
  })
})

describe('what was right in mixed work', () => {
  const answer = (credit: number, day: number, mixing: Mixing = 'mixed') => ({ credit, at: MONDAY + day * DAY, mixing })
  const after = (...answers: ReturnType<typeof answer>[]) => {
    const memory = answers.reduce<QuestionMemory | undefined>(
      (before, { credit, ...work }) => remember(before, { credit }, work),
      undefined,
    )
    return [memory?.mixed_days, memory?.mixed_on, memory?.first_mixed]
  }

  it('is counted by days, up to two, until a miss', () => {
    expect(after(answer(1, 0))).toEqual([1, '2026-11-30', true])
    expect(after(answer(1, 0), answer(1, 0.2))).toEqual([1, '2026-11-30', true])
    expect(after(answer(1, 0), answer(1, 1))).toEqual([2, '2026-12-01', true])
    expect(after(answer(1, 0), answer(1, 1), answer(1, 2))).toEqual([2, '2026-12-02', true])
    expect(after(answer(1, 0), answer(1, 1), answer(0.9, 2))).toEqual([0, null, true])
  })

  it('is not raised by a drill of mistakes, in which a miss counts all the same', () => {
    expect(after(answer(0, 0), answer(1, 1, 'drill'))).toEqual([0, null, true])
    expect(after(answer(1, 0), answer(1, 1, 'drill'))).toEqual([1, '2026-11-30', true])
    expect(after(answer(1, 0), answer(0, 1, 'drill'))).toEqual([0, null, true])
    expect(after(answer(1, 0, 'drill'))).toEqual([0, null, false])
  })

  it('is raised by weak spots only where they ask what was not missed', () => {
    expect(after(answer(1, 0, 'drills_missed'))).toEqual([1, '2026-11-30', true])
    expect(after(answer(1, 0), answer(1, 1, 'drills_missed'))).toEqual([2, '2026-12-01', true])
    expect(after(answer(0, 0), answer(1, 1, 'drills_missed'))).toEqual([0, null, true])
  })
})

describe('the memory of a learner', () => {
  it('is the same however their attempts are cut into pieces, and however often a piece comes', () => {
    fc.assert(
      fc.property(
        someHistory,
        fc.array(fc.record({ size: fc.integer({ min: 1, max: 7 }), again: fc.nat(5) })),
        (attempts, cuts) => {
          const whole = follow(NOTHING, attempts)
          let inPieces = NOTHING
          let done = 0
          for (const { size, again } of cuts) {
            // A piece may begin with attempts that had been followed.
            inPieces = follow(inPieces, attempts.slice(Math.max(0, done - again), done + size))
            done = Math.min(attempts.length, done + size)
          }
          inPieces = follow(inPieces, attempts.slice(done))
          expect(inPieces).toEqual(whole)
          expect(follow(inPieces, attempts)).toEqual(whole)
        },
      ),
    )
  })

  it('has every answer once, and the counts and the times fit one another', () => {
    fc.assert(
      fc.property(someHistory, (attempts) => {
        const { questions, cursor } = follow(NOTHING, attempts)
        for (const [lineage, memory] of questions) {
          const given = attempts.flatMap(({ finished_at, answers }) =>
            answers.filter(({ lineage_id }) => lineage_id === lineage).map(({ credit }) => ({ credit, finished_at })),
          )
          expect(memory.answered).toBe(given.length)
          expect(memory.missed).toBe(given.filter(({ credit }) => credit < 1).length)
          expect(memory.first_right).toBe(given.at(0)?.credit === 1)
          expect(memory.mixed_days === 0).toBe(memory.mixed_on === null)
          if (!memory.last_right) expect(memory.mixed_days).toBe(0)
          expect(memory.last_right).toBe(given.at(-1)?.credit === 1)
          expect([memory.first_at, memory.last_at]).toEqual([given.at(0)?.finished_at, given.at(-1)?.finished_at])
          // What the table checks of each row.
          expect(memory.stability).toBeGreaterThan(0)
          expect(memory.difficulty).toBeGreaterThanOrEqual(1)
          expect(memory.difficulty).toBeLessThanOrEqual(10)
          expect(memory.lapses).toBeLessThanOrEqual(memory.repetitions)
          expect(memory.repetitions).toBeLessThanOrEqual(memory.answered)
          expect(memory.reviewed_at).toBeLessThanOrEqual(memory.last_at)
          expect(memory.due_on > dayAt(memory.reviewed_at)).toBe(true)
        }
        expect(cursor?.id).toBe(attempts.at(-1)?.id)
      }),
    )
  })

  it('leaves out an attempt that comes before its cursor', () => {
    const [first, second] = [
      { id: 'a', finished_at: MONDAY, answers: [{ lineage_id: 'q', credit: 1 }], mixing: 'mixed' },
      { id: 'b', finished_at: MONDAY, answers: [{ lineage_id: 'q', credit: 0 }], mixing: 'mixed' },
    ] as const
    const memory = follow(NOTHING, [first, second])
    expect(memory.questions.get('q')).toMatchObject({ answered: 2, last_right: false })
    expect(follow(follow(NOTHING, [second]), [first])).toEqual(follow(NOTHING, [second]))
  })
})

describe('a summary of memory', () => {
  const today = dayAt(MONDAY)
  const seen = (topic: string, days: number, stability = 10) => ({
    topic,
    stability,
    reviewed_at: MONDAY - days * DAY,
    due_on: addDays(today, Math.round(stability) - days),
  })

  it('counts what is due today, and says what should last to a day', () => {
    const questions = [seen('Ports', 10), seen('Ports', 0), seen('Cables', 10), seen('Cables', 30)]
    expect(questions.filter((it) => isDueOn(it, today))).toHaveLength(3)
    expect(summarize(questions, { today, on: today })).toEqual({
      ...{ seen: 4, due: 3, lasting: 90 },
      topics: [
        { topic: 'Cables', seen: 2, due: 2, lasting: 85 },
        { topic: 'Ports', seen: 2, due: 1, lasting: 95 },
      ],
    })
    const later = summarize(questions, { today, on: addDays(today, 60) })
    expect(later).toMatchObject({ seen: 4, due: 3 })
    expect(later.lasting).toBeLessThan(90)
  })

  it('of nothing seen says nothing', () => {
    expect(summarize([], { today, on: today })).toEqual({ seen: 0, due: 0, lasting: null, topics: [] })
  })
})
