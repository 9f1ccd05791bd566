import { HISTORY_DAYS } from './history.ts'

/**
 * What is likely to come of a learner's own rate: a day is an active one with a probability that is itself unknown. It is spread
 * evenly before anything is known (Beta(1, 1)), so a short history promises little and forbids little.
 */
interface Belief {
  active: number
  idle: number
}

const beliefOf = (days: number): Belief => ({ active: 1 + days, idle: 1 + HISTORY_DAYS - days })

/** The chance of at least `wanted` active days among the next ones. Between whole days it falls evenly. */
export function chanceOfDays(days: number, wanted: number, ahead: number): number {
  const below = Math.floor(wanted)
  const here = chanceOfWhole(beliefOf(days), below, ahead)
  return here + (chanceOfWhole(beliefOf(days), below + 1, ahead) - here) * (wanted - below)
}

/** The beta-binomial distribution, from none to all. */
function chanceOfWhole({ active, idle }: Belief, wanted: number, ahead: number): number {
  if (wanted <= 0) return 1
  if (wanted > ahead) return 0
  let exactly = 1
  for (let day = 0; day < ahead; day++) exactly *= (idle + day) / (active + idle + day)
  let fewer = 0
  for (let k = 0; k < wanted; k++) {
    fewer += exactly
    exactly *= ((ahead - k) / (k + 1)) * ((active + k) / (idle + ahead - k - 1))
  }
  return Math.max(0, 1 - fewer)
}

/** The chance that each of the next days is an active one. */
export function chanceOfRow(days: number, wanted: number): number {
  const { active, idle } = beliefOf(days)
  let chance = 1
  for (let day = 0; day < wanted; day++) chance *= (active + day) / (active + idle + day)
  return chance
}

/** The chance that the next one is as good, where so many of all were. */
export const chanceOfShare = (good: number, all: number): number => (1 + good) / (2 + all)
