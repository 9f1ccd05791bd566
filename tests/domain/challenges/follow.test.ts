import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { challengeBody } from '../../../functions/_contracts/challenges/challenges.ts'
import { followChallenge, type ChallengeWindow } from '../../../functions/_domain/challenges/follow.ts'
import { challengeState, hasBegun } from '../../../functions/_domain/challenges/state.ts'
import type { Criteria } from '../../../functions/_domain/rules/criteria.ts'
import { activity, DAY, dayOf, finish } from '../../support/activities.ts'

const challenge = (criteria: Criteria, more: Partial<ChallengeWindow> = {}): ChallengeWindow => ({
  id: 'week',
  starts_on: dayOf(7),
  ends_on: dayOf(13),
  criteria,
  ended_at: null,
  ...more,
})

const FIVE: Criteria = { counter: 'test_completed', gte: 5 }

describe('a challenge', () => {
  it('is met exactly when its criteria hold over the events of its days', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 20 }), fc.integer({ min: 1, max: 8 }), (days, gte) => {
        const log = days.map((day) => finish({}, { day }))
        const inside = log.filter(({ local_date }) => local_date >= dayOf(7) && local_date <= dayOf(13))
        const standing = followChallenge(challenge({ counter: 'test_completed', gte }), log)
        expect(standing.met_by !== null).toBe(inside.length >= gte)
        expect(standing.met_by).toBe(inside[gte - 1] ?? null)
        expect(standing).toMatchObject({ have: Math.min(gte, inside.length), need: gte })
        expect(standing.share === 1).toBe(standing.met_by !== null)
      }),
    )
  })

  it('never gets further away with more events', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ day: fc.nat(20), correct: fc.nat(25) }), { maxLength: 20 }), (done) => {
        const log = done.map(({ day, correct }) => finish({ correct }, { day }))
        const both: Criteria = { all: [FIVE, { event: 'test_completed', where: { score: { gte: 80 } } }] }
        let share = 0
        for (let length = 0; length <= log.length; length++) {
          const next = followChallenge(challenge(both), log.slice(0, length))
          expect(next.share).toBeGreaterThanOrEqual(share)
          share = next.share
        }
      }),
    )
  })

  it('counts nothing after it was ended early', () => {
    const log = [8, 9, 10, 11, 12].map((day) => finish({}, { day }))
    const ended_at = (log[2]?.occurred_at ?? 0) + DAY / 2
    expect(followChallenge(challenge(FIVE, { ended_at }), log)).toMatchObject({ have: 3, met_by: null })
    expect(followChallenge(challenge(FIVE), log)).toMatchObject({ have: 5, share: 1 })
  })

  it('asks for an event of its days, and what others report is no part of it', () => {
    const exam: Criteria = { event: 'test_completed', where: { mode: 'exam', score: { gte: 90 } } }
    expect(followChallenge(challenge(exam), [finish({ correct: 25 }, { day: 6 })]).met_by).toBeNull()
    expect(followChallenge(challenge(exam), [finish({ correct: 20 }, { day: 8 })]).met_by).toBeNull()
    expect(followChallenge(challenge(exam), [activity('daily_login', { day: 8 })])).toMatchObject({ share: 0 })
    expect(followChallenge(challenge(exam), [finish({ correct: 24 }, { day: 8 })]).met_by).not.toBeNull()
  })

  it('is refused where its criteria cannot be asked of some days alone', () => {
    const body = { title: 'Week', starts_on: '2026-12-07', ends_on: '2026-12-13' }
    const problemsOf = (more: object) => challengeBody.safeParse({ ...body, ...more }).error?.issues.length ?? 0
    expect(problemsOf({ criteria: FIVE })).toBe(0)
    for (const criteria of [
      { level: 5 },
      { streak: 'learning', gte: 3 },
      { xp: 100 },
      { achievements: ['test_rookie'] },
      { counter: 'test_completed@first_pass=true', gte: 'all_tests' },
      { within_days: 3, counter: 'test_completed', gte: 2 },
      { any: [FIVE, { level: 5 }] },
    ])
      expect(problemsOf({ criteria }), JSON.stringify(criteria)).toBe(1)
    expect(problemsOf({ criteria: FIVE, ends_on: '2026-12-06' })).toBe(1)
    expect(problemsOf({ criteria: FIVE, ends_on: '2027-12-06' })).toBe(1)
    expect(problemsOf({ criteria: FIVE, teams: ['Red', 'Blue'] })).toBe(1)
    expect(problemsOf({ criteria: FIVE, team_score: 'mean', teams: ['Red', 'Blue'] })).toBe(0)
    expect(problemsOf({ criteria: FIVE, team_score: 'mean', teams: ['Red', 'Red'] })).toBe(1)
  })

  it('comes, runs and is over by the days of its reader', () => {
    const days = { starts_on: '2026-12-07', ends_on: '2026-12-13', ended_early: false }
    const on = (today: string) => challengeState(days, today)
    expect(['2026-12-06', '2026-12-07', '2026-12-13', '2026-12-14'].map(on)).toEqual([
      'coming',
      'running',
      'running',
      'past',
    ])
    expect(challengeState({ ...days, ended_early: true }, '2026-12-07')).toBe('past')
    expect(hasBegun('2026-12-07', '2026-12-05')).toBe(false)
    expect(hasBegun('2026-12-07', '2026-12-06')).toBe(true)
  })
})
