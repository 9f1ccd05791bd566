import {
  abilityIn,
  followAbility,
  unknownAbility,
  type AbilityEstimate,
  type LearnerAbility,
} from '../ability/follow-ability.ts'
import type { AlikeQuestions } from './expected-share.ts'
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

/** The questions of a community, put together once for all its learners. */
export interface AskedQuestions {
  questions: ReadonlyMap<string, RatedQuestion>
  /** Of each topic the questions that are alike, and which of them each question is. */
  topics: ReadonlyMap<string, { alike: readonly AlikeQuestions[]; places: ReadonlyMap<string, number> }>
}

export const byLineage = (asked: readonly RatedQuestion[]): ReadonlyMap<string, RatedQuestion> =>
  new Map(asked.map((question) => [question.lineage_id, question]))

export const toAskedQuestions = (asked: readonly RatedQuestion[]): AskedQuestions => ({
  questions: byLineage(asked),
  topics: new Map(
    [...Map.groupBy(asked, ({ topic }) => topic)].map(([topic, questions]) => {
      const kinds = [...Map.groupBy(questions, ({ difficulty, floor }) => `${difficulty} ${floor}`).values()]
      return [
        topic,
        {
          alike: kinds.flatMap(([first, ...others]) =>
            first ? [{ difficulty: first.difficulty, floor: first.floor, count: 1 + others.length }] : [],
          ),
          places: new Map(kinds.flatMap((its, place) => its.map(({ lineage_id }) => [lineage_id, place] as const))),
        },
      ]
    }),
  ),
})

/** The topics of which a learner has answered anything. Only questions that are asked count, by the topic they have now. */
export function judgeLearner({ questions, topics }: AskedQuestions, shown: readonly ShownOfQuestion[]): JudgedTopic[] {
  const ability = abilityOf(questions, shown)
  const byTopic = Map.groupBy(shown, ({ lineage_id }) => questions.get(lineage_id)?.topic)
  return [...topics].flatMap(([topic, { alike, places }]) => {
    const seen = (byTopic.get(topic) ?? []).flatMap(({ lineage_id, mixed_days }) => {
      const place = places.get(lineage_id)
      return place === undefined ? [] : [{ place, mixed_days }]
    })
    if (seen.length === 0) return []
    const estimate = abilityIn(ability, topic)
    return [{ topic, ...estimate, ...judgeTopic(alike, seen, estimate) }]
  })
}

/** A learner's ability, from first answers in mixed work to the questions that are asked. */
export function abilityOf(
  asked: ReadonlyMap<string, RatedQuestion>,
  shown: readonly ShownOfQuestion[],
): LearnerAbility {
  const firsts = shown.flatMap(({ lineage_id, first_mixed, first_right, first_at }) => {
    const question = asked.get(lineage_id)
    return question && first_mixed ? [{ ...question, right: first_right, at: first_at }] : []
  })
  return followAbility(unknownAbility(), firsts)
}
