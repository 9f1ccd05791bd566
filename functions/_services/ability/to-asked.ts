import type { LiveQuestion } from '../../_db/queries/ability/questions.ts'
import { statedOf } from '../../_domain/ability/fit-difficulties.ts'
import { guessFloor } from '../../_domain/attempts/kinds/guess-floor.ts'
import type { RatedQuestion } from '../../_domain/mastery/judge-learner.ts'

/** A live question with its difficulty: what its author says, until it is fitted. */
export function toAsked({
  lineage_id,
  topic,
  kind,
  options,
  stated,
  difficulty,
  deviation,
}: LiveQuestion): RatedQuestion {
  const usual = statedOf({ stated })
  return {
    ...{ lineage_id, topic, floor: guessFloor(kind, options) },
    difficulty: difficulty ?? usual.difficulty,
    deviation: deviation ?? usual.deviation,
  }
}
