import type { Activity } from '../functions/_domain/engine/activity.ts'
import type { Outcome } from '../functions/_domain/engine/outcome.ts'

/** Which rows an event writes besides its own and its counters: the same for many events. */
export interface Shape {
  paid: Outcome['xp'][number]['reason'][]
  days: number
  awards: number
  notices: number
  /** How many events had it. */
  weight: number
  /** One of them, for the size of what is written. */
  activity: Activity
  outcome: Outcome
}

/** What the engine wrote, event by event, so that the yardstick can write the same. */
export function createShapes() {
  const shapes = new Map<string, Shape>()
  return {
    add(activity: Activity, outcome: Outcome) {
      const paid = outcome.xp.map(({ reason }) => reason)
      const days = outcome.streaks.reduce((sum, streak) => sum + streak.days.length, 0)
      const awards = outcome.achievements.length
      const notices = awards + (outcome.level.after > outcome.level.before ? 1 : 0)
      const key = JSON.stringify([paid, days, awards, notices])
      const known = shapes.get(key)
      if (known) known.weight++
      else shapes.set(key, { paid, days, awards, notices, weight: 1, activity, outcome })
    },
    /** The most frequent ones; what is rarer than one in a thousand is left out. */
    frequent(): Shape[] {
      const all = [...shapes.values()].toSorted((a, b) => b.weight - a.weight)
      const least = all.reduce((sum, { weight }) => sum + weight, 0) / 1000
      return all.filter(({ weight }) => weight >= least)
    },
  }
}

/** Rows of each kind per event, on average. */
export function averages(shapes: readonly Shape[]) {
  const total = shapes.reduce((sum, { weight }) => sum + weight, 0)
  const average = (of: (shape: Shape) => number) =>
    Number((shapes.reduce((sum, shape) => sum + shape.weight * of(shape), 0) / total).toFixed(3))
  return {
    xp_transactions: average(({ paid }) => paid.length),
    streak_days: average(({ days }) => days),
    user_achievements: average(({ awards }) => awards),
    notifications: average(({ notices }) => notices),
  }
}
