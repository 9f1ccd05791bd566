import { chanceOfRight } from '../ability/chance.ts'
import type { AbilityEstimate } from '../ability/follow-ability.ts'
import { EIGHTY_PERCENT } from '../ability/eighty-percent.ts'
import { ABILITY } from '../ability/parameters.ts'

/** Live questions of a topic that are equally difficult, and as easily guessed. */
export interface AlikeQuestions {
  difficulty: number
  floor: number
  count: number
}

/** Which part of a topic should be right today, from 0 to 1, and between what it lies in eight of ten cases. */
export interface ShareRange {
  low: number
  share: number
  high: number
}

/** What was right in mixed work and not missed since is likely right again, however hard it is. */
const HELD = 0.9

/**
 * Over all questions of a topic: what is held should be right; anything else is as likely as the learner is able. `held` says how many of
 * each kind are. Questions that are alike are looked at once: there may be thousands, for each learner.
 */
export function expectedShare(
  topic: readonly AlikeQuestions[],
  held: readonly number[],
  { ability, deviation }: Pick<AbilityEstimate, 'ability' | 'deviation'>,
): ShareRange {
  const all = topic.reduce((sum, { count }) => sum + count, 0)
  const at = (ability: number) => {
    let right = 0
    for (const [place, { difficulty, floor, count }] of topic.entries()) {
      const chance = chanceOfRight({ ability, difficulty, floor: floor * ABILITY.guess })
      const known = held[place] ?? 0
      right += (count - known) * chance + known * Math.max(HELD, chance)
    }
    return right / Math.max(1, all)
  }
  return {
    low: at(ability - EIGHTY_PERCENT * deviation),
    share: at(ability),
    high: at(ability + EIGHTY_PERCENT * deviation),
  }
}
