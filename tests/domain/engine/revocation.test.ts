import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { fold } from '../../../functions/_domain/engine/fold.ts'
import { newLearner } from '../../../functions/_domain/engine/learner.ts'
import { replay } from '../../../functions/_domain/engine/replay.ts'
import { reinstatementActivity, revocationActivity } from '../../../functions/_domain/engine/revocation.ts'
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
  it('a revocation that is undone leaves the learner as before it, and so does one that comes and is undone again', () => {
    const posts = [0, 1, 2].map((day) => activity('post_created', { day }))
    const rules = rulesetOf([rule('first', { counter: 'post_created', gte: 1 })])
    const before = live(posts, rules).learner
    const [id = ''] = before.earned
    expect(before).toMatchObject({ xp: 50, earned: new Set([id]) })
    const today = { local_date: '2026-02-01', local_hour: 9 }
    const decision = { actor: 'Ada', achievement: 'first', reason: 'A mistake.' }
    const awards = [{ id, paid: before.xp, paid_on: '2026-01-05' }]
    const who = { user_id: posts[0]?.user_id ?? '', community_id: posts[0]?.community_id ?? '' }
    const revocationOf = (again: boolean) =>
      revocationActivity({
        ...who,
        ...{ id: crypto.randomUUID(), now: 0, today, decision, awards: awards.map((it) => ({ ...it, again })) },
      })
    const undoing = (revocation: Activity) =>
      reinstatementActivity(revocation, {
        ...{ id: crypto.randomUUID(), now: 0, today, actor: 'Ida', reason: 'It was right.' },
      })
    const [revoke, again] = [revocationOf(false), revocationOf(true)]
    const [undo, undoAgain] = [undoing(revoke), undoing(again)]
    expect(live([...posts, revoke], rules).learner).toMatchObject({
      xp: 0,
      earned: new Set(),
      revoked: new Set([id]),
    })
    expect(live([...posts, revoke, undo], rules).learner).toEqual(before)
    expect(live([...posts, revoke, undo, undo], rules).learner).toEqual(before)
    const whole = live([...posts, revoke, undo, again, undoAgain], rules)
    expect(whole.learner).toEqual(before)
    const references = whole.entries.map(({ reason, reference }) => `${reason} ${reference}`)
    expect(new Set(references).size).toBe(references.length)
    expect(replay([...posts, revoke, undo, again]).revoked.map(({ rule }) => rule)).toEqual([id])
    expect(replay([...posts, revoke, undo]).revoked).toEqual([])
  })

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
