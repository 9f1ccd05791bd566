import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { fold } from '../../../functions/_domain/engine/fold.ts'
import { newLearner } from '../../../functions/_domain/engine/learner.ts'
import { replay } from '../../../functions/_domain/engine/replay.ts'
import { activity } from '../../support/activities.ts'
import { packRules, rulesetOf } from '../../support/packs.ts'
import { anyLog, revocation } from '../achievements/any-log.ts'
import { rule } from '../achievements/custom.ts'

const RULES = packRules()

function live(log: Activity[], rules = RULES) {
  let learner = newLearner(1)
  const outcomes = log.map((event) => {
    const folded = fold(learner, event, rules)
    learner = folded.learner
    return folded.outcome
  })
  return { learner, outcomes, entries: outcomes.flatMap(({ xp }) => xp) }
}

describe('a revoked award', () => {
  it('a revocation removes the award once, takes back what it paid on the day it paid it, and no rule awards it again; a replay without rules agrees', () => {
    fc.assert(
      fc.property(anyLog(RULES), (log) => {
        const { learner, outcomes, entries } = live(log)
        const gone = outcomes.flatMap(({ revoked = [] }) => revoked)
        expect(gone).toEqual([...learner.revoked])
        expect(gone.filter((id) => learner.earned.has(id))).toEqual([])
        expect(
          outcomes
            .flatMap(({ achievements }) => achievements)
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual([...learner.earned, ...learner.revoked].toSorted())
        const days = new Map(
          log.flatMap(({ local_date }, at) => (outcomes[at]?.achievements ?? []).map(({ id }) => [id, local_date])),
        )
        for (const id of gone) {
          const paid = entries.find(({ reason, reference }) => reason === 'achievement' && reference === id)
          const back = entries.filter(({ reason, reference }) => reason === 'revocation' && reference === id)
          expect(back).toEqual([
            expect.objectContaining({ amount: -(paid?.amount ?? 0), local_date: days.get(id), note: 'A mistake.' }),
          ])
        }

        const replayed = replay(log)
        expect(replayed.learner.revoked).toEqual(learner.revoked)
        expect(replayed.revoked.map(({ rule }) => rule)).toEqual([...learner.revoked])
        expect(replayed.entries.filter(({ reason }) => reason === 'revocation')).toEqual(
          entries.filter(({ reason }) => reason === 'revocation'),
        )
        expect(replayed.learner.counters).toEqual(learner.counters)
        expect(replayed.learner.streaks).toEqual(learner.streaks)
      }),
    )
  })

  const rules = rulesetOf([
    rule('first', { counter: 'post_created', gte: 1 }),
    rule('second', { counter: 'post_created', gte: 2 }),
    rule('both', { achievements: ['first', 'second'] }),
    rule('risen', { level: 2 }),
  ])
  const post = () => activity('post_created')
  const takeFirst = revocation(post(), 'take', [{ id: 'id of first', paid: 50, paid_on: '2026-01-05' }])

  it('a revoked award no longer counts for rules that ask for it', () => {
    const { learner } = live([post(), takeFirst, post(), post()], rules)
    expect([...learner.earned]).toEqual(['id of second'])
  })

  it('awards that followed from a revoked one are kept', () => {
    const { learner, outcomes } = live([post(), post(), takeFirst, post()], rules)
    expect([...learner.earned].toSorted()).toEqual(['id of both', 'id of risen', 'id of second'])
    expect(outcomes[2]).toMatchObject({ level: { before: 2, after: 2 }, xp: [{ amount: -50, reason: 'revocation' }] })
    expect(live([post(), post(), takeFirst, ...['second', 'both'].map(take)], rules).learner).toMatchObject({
      xp: 50,
      level: 1,
      earned: new Set(['id of risen']),
    })
  })
  const take = (slug: string) =>
    revocation(post(), `take ${slug}`, [{ id: `id of ${slug}`, paid: 50, paid_on: '2026-01-05' }])
})
