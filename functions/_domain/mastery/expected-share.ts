import { chanceOfRight } from '../ability/chance.ts'
import type { AbilityEstimate } from '../ability/follow-ability.ts'
import { EIGHTY_PERCENT } from '../ability/eighty-percent.ts'
import { ABILITY } from '../ability/parameters.ts'

/** A live question of a topic, with what a learner has shown of it. */
export interface TopicQuestion {
  difficulty: number
  floor: number
  /** Whether the learner has answered it at all. */
  seen: boolean
  /** On how many days it was right in mixed work since it was last missed: 0, 1, or 2 for two and more. */
  mixed_days: number
}

/** Which part of a topic should be right today, from 0 to 1, and between what it lies in eight of ten cases. */
export interface ShareRange {
  low: number
  share: number
  high: number
}

/** What was right in mixed work and not missed since is likely right again, however hard it is. */
const HELD = 0.9

/** Over all questions of a topic: what is held should be right; anything else is as likely as the learner is able. */
export function expectedShare(
  questions: readonly Pick<TopicQuestion, 'difficulty' | 'floor' | 'mixed_days'>[],
  { ability, deviation }: Pick<AbilityEstimate, 'ability' | 'deviation'>,
): ShareRange {
  const at = (ability: number) =>
    questions.reduce((sum, question) => sum + chanceToday(question, ability), 0) / Math.max(1, questions.length)
  return {
    low: at(ability - EIGHTY_PERCENT * deviation),
    share: at(ability),
    high: at(ability + EIGHTY_PERCENT * deviation),
  }
}

/** How likely a question is right today. */
const chanceToday = (
  { difficulty, floor, mixed_days }: Pick<TopicQuestion, 'difficulty' | 'floor' | 'mixed_days'>,
  ability: number,
): number => Math.max(mixed_days >= 1 ? HELD : 0, chanceOfRight({ ability, difficulty, floor: floor * ABILITY.guess }))
