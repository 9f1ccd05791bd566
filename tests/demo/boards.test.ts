import { describe, expect, it } from 'vitest'
import { fold } from '../../functions/_domain/engine/fold.ts'
import { newLearner, type Learner as State } from '../../functions/_domain/engine/learner.ts'
import { histories } from '../../supabase/local/demo/history.ts'
import { statusOn } from '../../functions/_domain/streaks/streak.ts'
import { localDay } from '../../functions/_domain/time/local-time.ts'
import { demoLearners } from '../support/demo.ts'
import { packRules } from '../support/packs.ts'

const NOW = Date.UTC(2026, 4, 13, 9, 40)

describe('what the demo history comes to', () => {
  const activities = histories(demoLearners, NOW)
  const rules = packRules()
  const states = new Map<string, State>()
  for (const activity of activities) {
    const key = `${activity.user_id} ${activity.community_id}`
    states.set(key, fold(states.get(key) ?? newLearner(rules.version), activity, rules).learner)
  }
  const rows = demoLearners.flatMap((learner) =>
    learner.communities.map(({ id, slug }) => {
      const state = states.get(`${learner.id} ${id}`) ?? newLearner()
      const today = localDay(new Date(NOW), learner.time_zone)
      const streak = state.streaks.learning && statusOn(state.streaks.learning, today)
      return { slug, state, streak, tests: state.counters.test_completed?.[0] ?? 0 }
    }),
  )

  it('is at least three exact ties in XP, streaks and tests', () => {
    const tied = Object.values(
      Object.groupBy(rows, ({ slug, state, tests }) =>
        JSON.stringify([slug, state.xp, state.streaks.learning?.current, state.streaks.learning?.longest, tests]),
      ),
    ).filter((group = []) => group.length > 1)
    expect(tied.length).toBeGreaterThanOrEqual(3)
  })

  it('is streaks of every kind: alive at many lengths, frozen since yesterday, broken, saved by freezes', () => {
    const harbor = rows.filter(({ slug }) => slug === 'harbor')
    const states = harbor.map(({ streak }) => streak?.state)
    expect(states.filter((state) => state === 'frozen').length).toBeGreaterThanOrEqual(3)
    expect(states.filter((state) => state === 'broken').length).toBeGreaterThanOrEqual(3)
    const alive = harbor.filter(({ streak }) => streak?.state === 'active_today' || streak?.state === 'at_risk')
    expect(alive.length).toBeGreaterThanOrEqual(15)
    expect(new Set(alive.map(({ streak }) => streak?.current)).size).toBeGreaterThanOrEqual(8)
  })

  it('is beginners, stars and everything between', () => {
    const events = Object.values(Object.groupBy(activities, ({ user_id }) => user_id)).map((its = []) => its.length)
    expect(events.filter((count) => count <= 2).length).toBeGreaterThanOrEqual(2)
    const levels = rows.map(({ state }) => state.level)
    expect(levels.filter((level) => level >= 18).length).toBeGreaterThanOrEqual(1)
    expect(new Set(levels).size).toBeGreaterThanOrEqual(10)
  })

  it('is comebacks: from 40 percent or less to 90 or more in an exam on the same test', () => {
    const arcs = activities.filter(
      ({ dims, metrics }) =>
        dims.mode === 'exam' && (metrics.previous_score ?? 100) <= 40 && (metrics.score ?? 0) >= 90,
    )
    expect(arcs.length).toBeGreaterThanOrEqual(1)
  })
})
