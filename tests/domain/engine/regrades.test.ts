import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { correctionsTo, paidByReplay } from '../../../functions/_domain/engine/corrections.ts'
import { regradeActivity, withRegrades, type EventScore } from '../../../functions/_domain/engine/regrades.ts'
import { replay } from '../../../functions/_domain/engine/replay.ts'
import { anyHistory } from '../achievements/any-history.ts'

const score: fc.Arbitrary<EventScore> = fc.record({
  perfect: fc.boolean(),
  passed: fc.boolean(),
  first_pass: fc.boolean(),
  score: fc.nat(100),
  correct: fc.nat(25),
  before: fc.option(fc.record({ last: fc.nat(100), best: fc.nat(100) })),
})

/** A history whose ids are its places, and new scores for some of its tests. */
const regradedHistory = fc
  .tuple(anyHistory(20), fc.array(fc.tuple(fc.nat(19), score), { maxLength: 12 }))
  .map(([history, scores]) => {
    const log = history.map((it, place): Activity => ({ ...it, id: `attempt-${place}` }))
    const regrades = scores.flatMap(([place, score], index) => {
      const attempt = log[place]
      return attempt?.type === 'test_completed' ? [{ attempt, score, id: `regrade-${index}` }] : []
    })
    return { log, regrades }
  })

type Regrade = { attempt: Activity; score: EventScore; id: string }

const eventOf = ({ attempt, score, id }: Regrade): Activity =>
  regradeActivity({
    id,
    score,
    user_id: attempt.user_id,
    community_id: attempt.community_id,
    test_id: attempt.content_id ?? '',
    attempt: attempt.id,
    cause: 'correction',
    correction: 'correction',
    now: attempt.occurred_at + 1,
    today: { local_date: '2026-06-01', local_hour: 12 },
  })

/** The event of a finish as it would have been with this score from the start. */
function gradedAtOnce(attempt: Activity, { score, correct, before, ...flags }: EventScore): Activity {
  const { perfect: _, passed: __, first_pass: ___, ...dims } = attempt.dims
  const set = Object.fromEntries(Object.entries(flags).filter(([, holds]) => holds))
  const past: Record<string, number> = before ? { previous_score: before.last, best_before: before.best } : {}
  return { ...attempt, dims: { ...dims, ...set }, metrics: { ...attempt.metrics, score, correct, ...past } }
}

describe('regraded attempts in the log', () => {
  it('a replay gives what it would had every attempt been graded like this at once; of several regrades the last counts', () => {
    fc.assert(
      fc.property(regradedHistory, ({ log, regrades }) => {
        const last = new Map(regrades.map(({ attempt, score }) => [attempt.id, score]))
        const meant = log.map((it) => {
          const score = last.get(it.id)
          return score ? gradedAtOnce(it, score) : it
        })
        const { learner, entries } = replay([...log, ...regrades.map(eventOf)])
        const expected = replay(meant)
        expect(learner.counters).toEqual(expected.learner.counters)
        expect(learner.streaks).toEqual(expected.learner.streaks)
        expect(entries).toEqual(expected.entries)
      }),
    )
  })

  it('the same regrades again, and those of different attempts in another order, change nothing', () => {
    fc.assert(
      fc.property(regradedHistory, ({ log, regrades }) => {
        const once = [...new Map(regrades.map((it) => [it.attempt.id, it])).values()].map(eventOf)
        const expected = withRegrades([...log, ...once]).slice(0, log.length)
        expect(withRegrades([...log, ...once, ...once]).slice(0, log.length)).toEqual(expected)
        expect(withRegrades([...log, ...once.toReversed()]).slice(0, log.length)).toEqual(expected)
      }),
    )
  })

  it('a log without regrades stays the same object', () => {
    fc.assert(
      fc.property(anyHistory(10), (log) => {
        expect(withRegrades(log)).toBe(log)
      }),
    )
  })
})

describe('corrections to the ledger', () => {
  it('make it pay what the replay pays, and nothing is corrected twice', () => {
    fc.assert(
      fc.property(regradedHistory, ({ log, regrades }) => {
        const ledger = [...replay(log).entries]
        for (let turn = 1; turn <= regrades.length; turn++) {
          const due = replay([...log, ...regrades.slice(0, turn).map(eventOf)]).entries
          let made = 0
          const correct = () =>
            correctionsTo(ledger, due, {
              newId: () => `correction-${turn}-${made++}`,
              actor_id: 'instructor',
              note: ({ paid, due }) => `paid ${paid}, due ${due}`,
            })
          ledger.push(...correct())
          expect(paidByReplay(ledger)).toEqual(paidByReplay(due))
          expect(correct()).toEqual([])
        }
        expect(ledger.every(({ amount, reason }) => amount > 0 || reason === 'correction')).toBe(true)
        expect(new Set(ledger.map(({ reason, reference }) => `${reason} ${reference}`)).size).toBe(ledger.length)
      }),
    )
  })
})
