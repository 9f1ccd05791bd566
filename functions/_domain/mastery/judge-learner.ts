import {
  abilityIn,
  followAbility,
  unknownAbility,
  type AbilityEstimate,
  type LearnerAbility,
} from '../ability/follow-ability.ts'
import { judgeTopic, type TopicMastery } from './judge-topic.ts'

/** A question that a live test of the community asks. */
export interface RatedQuestion {
  lineage_id: string
  topic: string
  difficulty: number
  deviation: number
  floor: number
}

/** What a learner's memory has of a question. */
export interface ShownOfQuestion {
  lineage_id: string
  first_at: number
  first_right: boolean
  /** Whether the first answer was given in mixed work. In a drill the learner may have seen the key before. */
  first_mixed: boolean
  mixed_days: number
}

export interface JudgedTopic extends TopicMastery, AbilityEstimate {
  topic: string
}

/** The topics of which a learner has answered anything. Only questions that are asked count, by the topic they have now. */
export function judgeLearner(
  asked: ReadonlyMap<string, readonly RatedQuestion[]>,
  shown: readonly ShownOfQuestion[],
): JudgedTopic[] {
  const known = new Map(shown.map((it) => [it.lineage_id, it]))
  const ability = abilityOf([...asked.values()].flat(), shown)
  return [...asked].flatMap(([topic, questions]) => {
    const theirs = questions.map(({ lineage_id, difficulty, floor }) => {
      const it = known.get(lineage_id)
      return { difficulty, floor, seen: it !== undefined, mixed_days: it?.mixed_days ?? 0 }
    })
    if (!theirs.some(({ seen }) => seen)) return []
    const estimate = abilityIn(ability, topic)
    return [{ topic, ...estimate, ...judgeTopic(theirs, estimate) }]
  })
}

/** A learner's ability, from first answers in mixed work. */
export function abilityOf(asked: readonly RatedQuestion[], shown: readonly ShownOfQuestion[]): LearnerAbility {
  const known = new Map(shown.map((it) => [it.lineage_id, it]))
  const firsts = asked.flatMap((question) => {
    const it = known.get(question.lineage_id)
    return it?.first_mixed === true ? [{ ...question, right: it.first_right, at: it.first_at }] : []
  })
  return followAbility(unknownAbility(), firsts)
}
