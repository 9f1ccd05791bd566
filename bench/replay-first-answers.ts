import {
  fitDifficulties,
  statedOf,
  type AnswerToFit,
  type QuestionToFit,
} from '../functions/_domain/ability/fit-difficulties.ts'
import { byTime, followAbility, predictRight, unknownAbility } from '../functions/_domain/ability/follow-ability.ts'
import type { AbilityParameters } from '../functions/_domain/ability/parameters.ts'

/** First answers to the questions of one community. */
export interface FirstAnswers {
  questions: readonly QuestionToFit[]
  answers: readonly AnswerToFit[]
}

/** A chance that is told as certain would cost everything once. */
const SURE = 1e-6

/**
 * How surprising first answers are, each predicted before it is seen: the mean logarithmic loss, in nats. Difficulties follow from every other learner, and the
 * answers that are predicted are those of the rest.
 */
export function lossOf(communities: readonly FirstAnswers[], parameters: AbilityParameters): number {
  let [loss, predicted] = [0, 0]
  for (const { questions, answers } of communities) {
    const learners = [...Map.groupBy(answers, ({ user_id }) => user_id)].toSorted(([a], [b]) => (a < b ? -1 : 1))
    const fitted = fitDifficulties(
      questions,
      learners.flatMap(([, theirs], index) => (index % 2 === 0 ? theirs : [])),
      parameters,
    )
    const asked = new Map(questions.map((question) => [question.lineage_id, question]))
    for (const [, theirs] of learners.filter((_, index) => index % 2 === 1)) {
      let ability = unknownAbility(parameters)
      for (const { lineage_id, right, at } of theirs.toSorted(byTime)) {
        const question = asked.get(lineage_id)
        if (!question) continue
        const { topic, floor } = question
        const { difficulty, deviation } = fitted.get(lineage_id) ?? statedOf(question, parameters)
        const answer = { lineage_id, topic, floor, right, at, difficulty, deviation }
        const chance = Math.min(1 - SURE, Math.max(SURE, predictRight(ability, answer, parameters)))
        loss -= Math.log(right ? chance : 1 - chance)
        predicted += 1
        ability = followAbility(ability, [answer], parameters)
      }
    }
  }
  return loss / predicted
}
