/** A learner meets a question. Ability and difficulty are on one scale, in logits. */
export interface Encounter {
  ability: number
  difficulty: number
  /** The chance to guess it right, from 0 to below 1. */
  floor: number
}

/** How likely somebody knows the answer, guessing aside. */
export const chanceOfKnowing = ({ ability, difficulty }: Omit<Encounter, 'floor'>): number =>
  1 / (1 + Math.exp(difficulty - ability))

/** How likely an answer is right: who does not know it may guess. */
export const chanceOfRight = ({ ability, difficulty, floor }: Encounter): number =>
  floor + (1 - floor) * chanceOfKnowing({ ability, difficulty })
