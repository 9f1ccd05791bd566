import type { Difficulty } from '../tests/difficulty.ts'
import {
  abilityIn,
  byTime,
  followAbility,
  unknownAbility,
  type AbilityEstimate,
  type FirstAnswer,
} from './follow-ability.ts'
import { ABILITY, type AbilityParameters } from './parameters.ts'
import { stepOf } from './step.ts'

/** A question whose difficulty is fitted. */
export interface QuestionToFit {
  lineage_id: string
  topic: string
  /** What its author says. */
  stated: Difficulty
  floor: number
}

/** Who answered which question first how. */
export interface AnswerToFit extends Pick<FirstAnswer, 'lineage_id' | 'right' | 'at'> {
  user_id: string
}

export interface FittedDifficulty {
  difficulty: number
  deviation: number
  answered: number
  right: number
}

/** How often abilities and difficulties are estimated in turn. */
const PASSES = 3

/**
 * How difficult questions are, from first answers. In turn, each learner's ability is followed with the difficulties of the pass before,
 * and each difficulty from what its author says, with these abilities. Everything goes in an order of its own, so the result depends
 * on the set of answers alone.
 */
export function fitDifficulties(
  questions: readonly QuestionToFit[],
  answers: readonly AnswerToFit[],
  parameters: AbilityParameters = ABILITY,
): Map<string, FittedDifficulty> {
  const asked = new Map(questions.map((question) => [question.lineage_id, question]))
  const known = answers.filter(({ lineage_id }) => asked.has(lineage_id))
  const learners = [...Map.groupBy(known, ({ user_id }) => user_id)].map(
    ([user_id, theirs]) => [user_id, theirs.toSorted(byTime)] as const,
  )
  const byQuestion = new Map(
    [...Map.groupBy(known, ({ lineage_id }) => lineage_id)].map(([lineage_id, its]) => [
      lineage_id,
      its.toSorted(byLearner),
    ]),
  )
  let fitted = new Map(questions.map((question) => [question.lineage_id, statedOf(question, parameters)]))
  for (let pass = 0; pass < PASSES; pass++) {
    const abilities = new Map(
      learners.map(([user_id, theirs]) => [
        user_id,
        followAbility(unknownAbility(parameters), theirs.flatMap(toFirst), parameters),
      ]),
    )
    fitted = new Map(
      questions.map((question) => [
        question.lineage_id,
        fitOne(
          question,
          (byQuestion.get(question.lineage_id) ?? []).flatMap(({ user_id, right }) => {
            const learner = abilities.get(user_id)
            return learner ? [{ right, by: abilityIn(learner, question.topic, parameters) }] : []
          }),
          parameters,
        ),
      ]),
    )
  }
  return fitted

  function toFirst({ lineage_id, right, at }: AnswerToFit): FirstAnswer[] {
    const question = asked.get(lineage_id)
    const known = fitted.get(lineage_id)
    if (!question || !known) return []
    // Written out: there are up to a million of these.
    const { topic, floor } = question
    return [{ lineage_id, topic, floor, right, at, difficulty: known.difficulty, deviation: known.deviation }]
  }
}

const byLearner = (a: AnswerToFit, b: AnswerToFit) => (a.user_id < b.user_id ? -1 : 1)

/** The difficulty of a question that nobody has answered. */
export const statedOf = (
  { stated }: Pick<QuestionToFit, 'stated'>,
  parameters: AbilityParameters = ABILITY,
): FittedDifficulty => ({
  difficulty: parameters.stated[stated],
  deviation: Math.sqrt(parameters.question),
  answered: 0,
  right: 0,
})

function fitOne(
  question: QuestionToFit,
  answers: readonly { right: boolean; by: AbilityEstimate }[],
  parameters: AbilityParameters,
): FittedDifficulty {
  const floor = question.floor * parameters.guess
  let { difficulty } = statedOf(question, parameters)
  let variance = parameters.question
  for (const { right, by } of answers) {
    const { move, loss } = stepOf(
      { ability: by.ability, difficulty, floor },
      { right, variance: variance + by.deviation * by.deviation },
    )
    difficulty -= variance * move
    variance *= 1 - variance * loss
  }
  return {
    difficulty,
    deviation: Math.sqrt(variance),
    answered: answers.length,
    right: answers.filter(({ right }) => right).length,
  }
}
