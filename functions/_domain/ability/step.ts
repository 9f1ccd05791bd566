import { chanceOfKnowing, type Encounter } from './chance.ts'

/** What an answer says about the distance of an ability from a difficulty. */
export interface AnswerStep {
  /** How far an estimate moves, for each unit of its variance: up after a right answer, down after a miss. */
  move: number
  /** How much of its variance an estimate loses, for each unit of that variance. */
  loss: number
}

/**
 * One step of Elo with a guess floor: what was expected already moves little, and so does a right answer that may be luck. The
 * variance is that of everything about the encounter which is not known; the less of it is left, the less an answer moves.
 */
export function stepOf(encounter: Encounter, { right, variance }: { right: boolean; variance: number }): AnswerStep {
  const { floor } = encounter
  const known = chanceOfKnowing(encounter)
  const chance = floor + (1 - floor) * known
  const luckless = ((1 - floor) * (1 - known)) / chance
  const score = right ? known * luckless : -known
  const information = known * known * luckless
  const rest = 1 + variance * information
  return { move: score / rest, loss: information / rest }
}
