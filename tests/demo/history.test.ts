import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity } from '../../functions/_domain/engine/activity.ts'
import { addDays } from '../../functions/_domain/time/days.ts'
import { localDay } from '../../functions/_domain/time/local-time.ts'
import { daysAgo } from '../../supabase/local/demo/days.ts'
import { habitsOf } from '../../supabase/local/demo/habits.ts'
import { histories } from '../../supabase/local/demo/history.ts'
import { demoLearners } from '../support/demo.ts'

const MOST_EVENTS_A_DAY = 50
const MOST_MINUTES_A_DAY = 16 * 60
/** Swedish clocks read 2026-05-13 09:40. */
const clocks = new Map(
  demoLearners.map(({ id, time_zone }) => [
    id,
    new Intl.DateTimeFormat('sv', { timeZone: time_zone, dateStyle: 'short', timeStyle: 'short' }),
  ]),
)
const shown = ({ user_id, occurred_at }: Activity) => clocks.get(user_id)?.format(occurred_at) ?? ''
const numberOf = ({ metrics }: Activity, name: string) => metrics[name] ?? 0

/** Every law holds whenever the first start is: at any hour, in any season. */
function holds(law: (activities: Activity[], now: number) => void): void {
  const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2031, 0, 1) })
  fc.assert(
    fc.property(instant, (now) => {
      law(histories(demoLearners, now), now)
    }),
    { numRuns: 6 },
  )
}

const groups = (activities: Activity[], keyOf: (activity: Activity) => string) =>
  Object.values(Object.groupBy(activities, keyOf)).map((group = []) => group)

describe('the demo history', () => {
  it('is the same every time, for the same moment', () => {
    holds((activities, now) => expect(histories(demoLearners, now)).toEqual(activities))
  })

  it('tells some thousand events of everybody, each with an id of its own', () => {
    holds((activities) => {
      expect(activities.length).toBeGreaterThan(2500)
      expect(activities.length).toBeLessThan(4000)
      expect(new Set(activities.map(({ user_id }) => user_id)).size).toBe(demoLearners.length)
      expect(new Set(activities.map(({ id }) => id)).size).toBe(activities.length)
      expect(
        activities.filter(({ id }) => !/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
      ).toEqual([])
    })
  })

  it('is told in the order of time, and nothing of it is still to come', () => {
    holds((activities, now) => {
      const times = activities.map(({ occurred_at }) => occurred_at)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(times.at(-1)).toBeLessThanOrEqual(now)
      for (const group of groups(activities, ({ user_id, community_id }) => user_id + community_id))
        expect(new Set(group.map(({ occurred_at }) => occurred_at)).size).toBe(group.length)
    })
  })

  it('dates each event by the clock on the learner’s wall', () => {
    holds((activities) => {
      const wrong = activities.filter(
        (it) => !shown(it).startsWith(`${it.local_date} ${String(it.local_hour).padStart(2, '0')}:`),
      )
      expect(wrong).toEqual([])
    })
  })

  it('has something that counts on every day of a habit, and on no other', () => {
    holds((activities, now) => {
      for (const learner of demoLearners) {
        const { harbor } = habitsOf(learner.handle)
        if (!harbor) continue
        const today = localDay(new Date(now), learner.time_zone)
        const expected = daysAgo(harbor.days)
          .filter((ago) => ago > 0)
          .map((ago) => addDays(today, -ago))
        const done = activities.filter(
          ({ user_id, community_id, type }) =>
            user_id === learner.id && community_id === learner.communities[0]?.id && type !== 'daily_login',
        )
        const days = new Set(done.map(({ local_date }) => local_date).filter((day) => day < today))
        expect([...days], learner.handle).toEqual(expected)
      }
    })
  })

  it('keeps within what learners may report in a day', () => {
    holds((activities) => {
      for (const day of groups(activities, (it) => `${it.user_id} ${it.local_date}`)) {
        expect(day.length).toBeLessThanOrEqual(MOST_EVENTS_A_DAY)
        const minutes = day.reduce((sum, it) => sum + numberOf(it, 'minutes') + numberOf(it, 'seconds') / 60, 0)
        expect(minutes).toBeLessThanOrEqual(MOST_MINUTES_A_DAY)
        for (const visits of groups(
          day.filter(({ type }) => type === 'daily_login'),
          (it) => it.community_id,
        ))
          expect(visits).toHaveLength(1)
      }
      expect(activities.filter((it) => numberOf(it, 'wpm') > 300 || numberOf(it, 'accuracy') > 100)).toEqual([])
    })
  })

  it('counts a lesson or a scenario once, a WOD once a day, and all for content of their kind', () => {
    const kinds = new Map(
      demoLearners
        .flatMap((it) => it.communities)
        .flatMap((it) => it.contents)
        .map((it) => [it.id, it.kind]),
    )
    holds((activities) => {
      const once = activities.filter(({ type }) => /^(lesson|scenario|wod)_completed$/.test(type))
      expect(once.filter(({ type, content_id }) => `${kinds.get(content_id ?? '')}_completed` !== type)).toEqual([])
      const keys = once.map(
        (it) => `${it.user_id} ${it.content_id} ${it.type === 'wod_completed' ? it.local_date : ''}`,
      )
      expect(new Set(keys).size).toBe(keys.length)
    })
  })

  it('says of a test what the learner’s last and best were, and which was the first', () => {
    holds((activities) => {
      const tests = activities.filter(({ type }) => type === 'test_completed')
      for (const taken of groups(tests, (it) => `${it.user_id} ${it.content_id}`))
        for (const [index, it] of taken.entries()) {
          const scores = taken.slice(0, index).map((before) => numberOf(before, 'score'))
          expect(it.dims.first).toBe(index === 0 ? true : undefined)
          expect(it.metrics.previous_score).toBe(scores.at(-1))
          expect(it.metrics.best_before).toBe(scores.length === 0 ? undefined : Math.max(...scores))
        }
    })
  })

  it('grades as an attempt would: perfect is an exam with all right, and nobody is faster than reading', () => {
    holds((activities) => {
      for (const { dims, metrics } of activities.filter(({ type }) => type === 'test_completed')) {
        const { questions = 0, correct = 0, score, seconds } = metrics
        expect([25, 50, 75, 100]).toContain(questions)
        expect(score).toBe(Math.round((10_000 * correct) / questions) / 100)
        expect(seconds).toBeGreaterThanOrEqual(1.5 * questions)
        expect(dims.perfect).toBe(dims.mode === 'exam' && correct === questions ? true : undefined)
      }
    })
  })

  it('calls a scenario the first in its language once, and perfect at 100 percent', () => {
    holds((activities) => {
      const scenarios = activities.filter(({ type }) => type === 'scenario_completed')
      for (const { dims, metrics } of scenarios) expect(dims.perfect).toBe(metrics.score === 100 ? true : undefined)
      for (const theirs of groups(scenarios, ({ user_id }) => user_id))
        expect(theirs[0]?.dims.first_in_language).toBe(true)
    })
  })
})
