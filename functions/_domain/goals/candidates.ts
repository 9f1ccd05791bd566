import type { Counters } from '../engine/counters.ts'
import { chanceOfDays, chanceOfRow, chanceOfShare } from './chance.ts'
import { HISTORY_DAYS, ratesOf, type GoalRate, type GoalRates, type LoggedWork } from './history.ts'
import { countedFor, KIND_RULES, type GoalKind } from './kinds.ts'

/** How many days a goal has, the day on which it is set included. */
export const GOAL_DAYS = 7

/** A goal is neither certain nor a long shot. */
export const LIKELY = { from: 0.6, to: 0.8 } as const
const BEST = (LIKELY.from + LIKELY.to) / 2

/** With fewer active days nothing is known of a learner's rate, and goals are first steps. */
export const KNOWN_DAYS = 7

export interface GoalState {
  today: string
  counters: Counters
  work: readonly LoggedWork[]
  learned: readonly string[]
  /** The days of the learning streak as it stands today. */
  streak: number
  /** The live tests of the community. */
  tests: readonly GoalTest[]
}

export interface GoalTest {
  id: string
  /** The percentage of the learner's best exam on it, if there was one. */
  best: number | null
}

/** The learner's own figures that a goal follows from: what its reason is written with. */
export interface GoalFigures {
  /** Of the last four weeks, in a week; for days, on so many days of them. */
  weekly?: number
  days?: number
  /** The best exam on the test. */
  best?: number
  streak?: number
  /** A first step follows from nothing. */
  first?: true
}

export interface GoalCandidate {
  kind: GoalKind
  test_id: string | null
  /** What is counted, when the goal is set and when it is met. */
  start: number
  target: number
  chance: number
  figures: GoalFigures
}

/** Each kind's goal that comes closest to the best chance. Those that are too easy or too hard are left out. */
export function candidatesOf(state: GoalState): GoalCandidate[] {
  if (state.tests.length === 0) return []
  const rates = ratesOf(state)
  if (rates.days.days < KNOWN_DAYS) return firstSteps(state, rates)
  const { questions, exams, practice, days } = rates
  return [
    ...amountGoals(state, 'questions', questions),
    ...amountGoals(state, 'exams', exams),
    ...amountGoals(state, 'practice', practice),
    ...closest(upTo(daysAhead(state)).map((count) => daysGoal(state, days, count))),
    ...closest(upTo(daysAhead(state)).map((count) => streakGoal(state, days, count))),
    ...closest(state.tests.flatMap((test) => scoreGoals(state, rates, test))),
  ]
}

/** A day that has had its learning does not have it once more. */
const daysAhead = ({ learned, today }: GoalState): number => (learned.includes(today) ? GOAL_DAYS - 1 : GOAL_DAYS)

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

const isLikely = ({ chance }: GoalCandidate): boolean => chance >= LIKELY.from && chance <= LIKELY.to

function closest(candidates: readonly GoalCandidate[]): GoalCandidate[] {
  const likely = candidates.filter(isLikely)
  const [best] = likely.toSorted(
    (a, b) =>
      Math.abs(a.chance - BEST) - Math.abs(b.chance - BEST) ||
      a.target - b.target ||
      ((a.test_id ?? '') < (b.test_id ?? '') ? -1 : 1),
  )
  return best ? [best] : []
}

/** So much more of what is counted, in round numbers where there are any. */
function amountGoals(state: GoalState, kind: GoalKind, rate: GoalRate): GoalCandidate[] {
  if (rate.days === 0) return []
  const ahead = daysAhead(state)
  const most = Math.floor((rate.total / rate.days) * ahead)
  for (const step of KIND_RULES[kind].steps) {
    const amounts = upTo(Math.floor(most / step)).map((count) => count * step)
    const found = closest(amounts.map((amount) => amountGoal(state, kind, rate, amount)))
    if (found.length > 0) return found
  }
  return []
}

function amountGoal(state: GoalState, kind: GoalKind, { days, total }: GoalRate, amount: number): GoalCandidate {
  const start = countedFor(kind, state.counters)
  const wanted = days === 0 ? GOAL_DAYS : (amount * days) / total
  return {
    kind,
    test_id: null,
    start,
    target: start + amount,
    chance: chanceOfDays(days, wanted, daysAhead(state)),
    figures: { weekly: Math.round((total * GOAL_DAYS) / HISTORY_DAYS) },
  }
}

function daysGoal(state: GoalState, { days }: GoalRate, count: number): GoalCandidate {
  const start = state.learned.includes(state.today) ? 1 : 0
  const chance = chanceOfDays(days, count, daysAhead(state))
  return { kind: 'days', test_id: null, start, target: start + count, chance, figures: { days } }
}

function streakGoal({ streak }: GoalState, { days }: GoalRate, count: number): GoalCandidate {
  const target = streak + count
  // A single day is no streak.
  const chance = target < 2 ? 1 : chanceOfRow(days, count)
  return { kind: 'streak', test_id: null, start: streak, target, chance, figures: { streak } }
}

/** The next scores above the best exam on a test, as far as the learner's exams reach them. */
function scoreGoals(state: GoalState, { exams, scores }: GoalRates, { id, best }: GoalTest): GoalCandidate[] {
  if (best === null) return []
  const [start, [step = 5]] = [Math.floor(best), KIND_RULES.score.steps]
  const first = (Math.floor(best / step) + 1) * step
  const targets = upTo(4)
    .map((count) => first + (count - 1) * step)
    .filter((target) => target <= 100)
  return targets.map((target) => {
    const good = scores.filter((score) => score >= target).length
    const chance = chanceOfDays(exams.days, 1, daysAhead(state)) * chanceOfShare(good, scores.length)
    return { kind: 'score', test_id: id, start, target, chance, figures: { best: start } }
  })
}

/** The first thing to do, before a rate is known: one test, a second day, an exam; in place of one, a streak. How likely each is, is a guess. */
function firstSteps(state: GoalState, { questions, exams, days }: GoalRates): GoalCandidate[] {
  const figures: GoalFigures = { first: true }
  return [
    { ...amountGoal(state, 'questions', questions, 25), figures, chance: 0.8 },
    { ...daysGoal(state, days, 2), figures, chance: 0.7 },
    { ...amountGoal(state, 'exams', exams, 1), figures, chance: 0.65 },
    { ...streakGoal(state, days, Math.max(1, 2 - state.streak)), figures, chance: 0.4 },
  ]
}
