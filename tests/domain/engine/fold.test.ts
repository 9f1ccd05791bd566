import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { evaluate } from '../../../functions/_domain/rules/evaluate.ts'
import { fold } from '../../../functions/_domain/engine/fold.ts'
import { newLearner, type Learner } from '../../../functions/_domain/engine/learner.ts'
import { levelFor } from '../../../functions/_domain/xp/levels.ts'
import type { Outcome } from '../../../functions/_domain/engine/outcome.ts'
import { testXp } from '../../../functions/_domain/xp/xp.ts'
import { activity, finish } from '../../support/activities.ts'
import { packRules, ruleOf, rulesetOf, seeded } from '../../support/packs.ts'
import { anyHistory } from '../achievements/any-history.ts'
import { anyLog } from '../achievements/any-log.ts'
import { justBelow } from '../achievements/script.ts'

const RULES = packRules()

/** Every state on the way and what each event caused. */
function live(history: Activity[], from: Learner = newLearner(1), rules = RULES) {
  const states = [from]
  const outcomes: Outcome[] = []
  let learner = from
  for (const event of history) {
    const folded = fold(learner, event, rules)
    learner = folded.learner
    states.push(learner)
    outcomes.push(folded.outcome)
  }
  return { learner, states, outcomes, entries: outcomes.flatMap(({ xp }) => xp) }
}

/** What becomes of a freeze that cannot be charged. */
const REFUSED: readonly string[] = ['already_protected', 'none_left', 'active_today', 'nothing_to_protect']

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

describe('a fold', () => {
  it('the total is the sum of all XP entries, and the level is what the total reaches', () => {
    fc.assert(
      fc.property(anyLog(RULES), (history) => {
        const { states, outcomes } = live(history)
        outcomes.forEach((outcome, index) => {
          const before = states[index]?.xp ?? 0
          const after = before + sum(outcome.xp.map(({ amount }) => amount))
          expect(states[index + 1]).toMatchObject({ xp: after, level: levelFor(after) })
          expect(outcome.level).toEqual({ before: levelFor(before), after: levelFor(after) })
        })
      }),
    )
  })

  it('a fold books each reason and reference once, and never 0 XP', () => {
    fc.assert(
      fc.property(anyLog(RULES), (history) => {
        const { entries } = live(history)
        expect(new Set(entries.map(({ reason, reference }) => `${reason} ${reference}`)).size).toBe(entries.length)
        expect(entries.every(({ amount }) => Number.isInteger(amount) && amount !== 0)).toBe(true)
        expect(entries.every(({ amount, reason }) => amount < 0 === (reason === 'revocation'))).toBe(true)
      }),
    )
  })

  it('the held achievements change by exactly what the outcome names, and only a revocation removes one', () => {
    fc.assert(
      fc.property(anyLog(RULES), (history) => {
        const { states, outcomes } = live(history)
        outcomes.forEach(({ achievements, revoked = [] }, index) => {
          const given = achievements.map(({ id }) => id)
          const before = [...(states[index]?.earned ?? [])].filter((id) => !revoked.includes(id))
          expect([...(states[index + 1]?.earned ?? [])]).toEqual([...before, ...given])
          expect(new Set([...before, ...given]).size).toBe(before.length + given.length)
        })
      }),
    )
  })

  it('folding two halves, with the learner stored and loaded between them, equals folding the whole', () => {
    fc.assert(
      fc.property(anyLog(RULES), fc.nat(60), (history, at) => {
        const whole = live(history)
        const first = live(history.slice(0, at))
        const second = live(history.slice(at), readAgain(first.learner, history.slice(at)))
        expect([...first.outcomes, ...second.outcomes]).toEqual(whole.outcomes)
        expect({ ...second.learner, paid: whole.learner.paid }).toEqual(whole.learner)
      }),
    )
  })

  it('interleaved events of several learners give each learner the same result', () => {
    fc.assert(
      fc.property(anyHistory(), anyHistory(), fc.infiniteStream(fc.boolean()), (ada, bob, turns) => {
        const states = { ada: newLearner(1), bob: newLearner(1) }
        const left = { ada: [...ada], bob: [...bob] }
        while (left.ada.length + left.bob.length > 0) {
          const who = turns.next().value ? 'ada' : 'bob'
          const event = left[who].shift()
          if (event) states[who] = fold(states[who], event, RULES).learner
        }
        expect(states).toEqual({ ada: live(ada).learner, bob: live(bob).learner })
      }),
    )
  })

  it('all attempts at a test together pay what the best is worth', () => {
    fc.assert(
      fc.property(anyHistory(), (history) => {
        const { entries, learner } = live(history)
        for (const test of new Set(history.flatMap(({ content_id }) => content_id ?? []))) {
          const booked = entries.filter(
            ({ reason, reference }) => reason === 'test' && reference.startsWith(`${test}:`),
          )
          const best = Math.max(0, ...history.filter(({ content_id }) => content_id === test).map(worth))
          expect(sum(booked.map(({ amount }) => amount))).toBe(best)
          expect(learner.paid.get(test) ?? 0).toBe(best)
        }
      }),
    )
  })

  it('repeating the same work pays nothing', () => {
    const again = (id: string) => finish({ questions: 100, correct: 80 }, { id, content_id: 'one test' })
    const { outcomes } = live([again('first'), again('second'), { ...again('third'), local_date: '2026-01-06' }])
    const paid = outcomes.map(({ xp }) => xp.filter(({ reason }) => reason === 'test').map(({ amount }) => amount))
    expect(paid).toEqual([[100], [], []])
  })

  it.each([
    ['lesson_completed', { difficulty: 'expert' }, { minutes: 60 }, 200],
    ['wod_completed', { difficulty: 'medium' }, { minutes: 30 }, 88],
    ['scenario_completed', {}, {}, 50],
    ['study_session', {}, { minutes: 60 }, undefined],
  ] as const)('pays for content by its difficulty and minutes: %s %j %j', (type, dims, metrics, amount) => {
    const event = activity(type, { dims, metrics })
    const work = live([event]).entries.find(({ reason }) => reason === 'content')
    expect(work).toEqual(amount && { amount, reason: 'content', reference: event.id })
  })

  it('the streak bonus is paid once a day, for learning and not for opening the site', () => {
    const { entries } = live([0, 0, 1, 1].flatMap((day) => [finish({}, { day }), activity('daily_login', { day })]))
    expect(entries.filter(({ reason }) => reason === 'streak')).toEqual([
      { amount: 5, reason: 'streak', reference: '2026-01-05' },
      { amount: 10, reason: 'streak', reference: '2026-01-06' },
    ])
  })

  it('a fold without a new streak leaves the streak object as it is, so that it is not written', () => {
    fc.assert(
      fc.property(anyLog(RULES), (history) => {
        const { states, outcomes } = live(history)
        outcomes.forEach(({ streaks, xp }, index) => {
          const [before, after] = [states[index]?.streaks, states[index + 1]?.streaks]
          const isPaid = xp.some(({ reason }) => reason === 'streak')
          const isNew = streaks.some(({ result }) => !['maintained', ...REFUSED].includes(result))
          expect(after === before).toBe(!isPaid && !isNew)
        })
      }),
    )
  })

  it('a fold does not change its arguments', () => {
    fc.assert(
      fc.property(anyLog(RULES, 20), (history) => {
        let learner = newLearner(0)
        for (const event of history) learner = fold(frozen(learner), frozen(event), frozenRules).learner
      }),
    )
  })
})

describe('a rule that came later', () => {
  const later = (id: string) =>
    rulesetOf(
      seeded.map((achievement) => ruleOf(achievement, achievement.id === id ? 2 : 1)),
      2,
    )
  const without = (id: string) =>
    rulesetOf(seeded.filter((achievement) => achievement.id !== id).map((it) => ruleOf(it)))
  const elsewhere = () => activity('kettle_boiled', { day: 400 })

  it('a newer rule that is met already is awarded once with the next event, marked late', () => {
    fc.assert(
      fc.property(anyHistory(), fc.nat(), (history, pick) => {
        // One of those that this history would have earned, so that the rule is seldom unmet.
        const earned = [...live(history).learner.earned]
        const id = earned[pick % earned.length]
        if (id === undefined) return
        const before = live(history, newLearner(1), without(id)).learner
        const rules = later(id)
        const condition = rules.byId.get(id)?.condition ?? { kind: 'never' }
        const met = evaluate(condition, before, undefined, {})

        const { outcomes, learner } = live([elsewhere(), elsewhere()], before, rules)
        expect(learner.rules_version).toBe(2)
        const given = outcomes.map(({ achievements }) => achievements.filter((it) => it.id === id))
        expect(given).toEqual([met ? [{ id, because: expect.any(Object), late: true }] : [], []])
      }),
    )
  })

  it('a newer rule that the next event meets is not late', () => {
    const { learner } = live(Array.from({ length: 9 }, () => finish({ correct: 15 })))
    const { outcome } = fold(learner, finish({ correct: 15 }), later('exam-prep/bronze_grinder'))
    expect(outcome.achievements).toContainEqual({
      id: 'exam-prep/bronze_grinder',
      because: { test_completed: 10 },
      late: false,
    })
  })

  it('only newer rules are evaluated again', () => {
    const { outcomes } = live([elsewhere()], justBelow(20), later('exam-prep/test_rookie'))
    expect(outcomes[0]?.achievements).toEqual([])
  })

  it('a learner before their first event misses no rule', () => {
    const { outcomes } = live([finish({ correct: 15 })], newLearner(2), later('exam-prep/test_rookie'))
    expect(outcomes[0]?.achievements).toEqual([
      { id: 'exam-prep/test_rookie', because: { test_completed: 1 }, late: false },
    ])
  })
})

/** What is kept of a learner between two batches: JSON, and of the tests only those the next events are about. */
function readAgain(learner: Learner, next: Activity[]): Learner {
  const tests = new Set(next.map(({ content_id }) => content_id))
  return {
    ...learner,
    counters: JSON.parse(JSON.stringify(learner.counters)),
    streaks: JSON.parse(JSON.stringify(learner.streaks)),
    earned: new Set(learner.earned),
    revoked: new Set(learner.revoked),
    validated: new Set(learner.validated),
    paid: new Map([...learner.paid].filter(([test]) => tests.has(test))),
  }
}

const worth = ({ type, dims, metrics }: Activity): number =>
  type !== 'test_completed'
    ? 0
    : testXp({
        difficulty: 'medium',
        length: metrics.questions ?? 0,
        correct: metrics.correct ?? 0,
        mode: dims.mode === 'exam' ? 'exam' : 'practice',
        perfect: dims.perfect === true,
      }).total

/** Frozen through and through; a set or a map that is written to throws. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (ArrayBuffer.isView(value)) return value
  if (value instanceof Set || value instanceof Map) {
    const refuse = () => {
      throw new TypeError('This is not to be changed.')
    }
    Object.assign(value, { add: refuse, set: refuse, delete: refuse, clear: refuse })
    for (const item of value.values()) frozen(item)
  }
  Object.freeze(value)
  for (const item of Object.values(value)) frozen(item)
  return value
}
const frozenRules = frozen(packRules())
