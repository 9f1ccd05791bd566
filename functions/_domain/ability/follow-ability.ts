import { chanceOfRight } from './chance.ts'
import { ABILITY, type AbilityParameters } from './parameters.ts'
import { stepOf } from './step.ts'

/** The first answer of a learner to a question. */
export interface FirstAnswer {
  lineage_id: string
  topic: string
  right: boolean
  /** In milliseconds since 1970. */
  at: number
  /** Of the question, with how uncertain that is. */
  difficulty: number
  deviation: number
  /** The chance to hit it blindly. */
  floor: number
}

/** A normal distribution. */
export interface Spread {
  mean: number
  variance: number
}

/** What is known of a learner: over all, and how much better or worse they are in topics. */
export interface LearnerAbility {
  overall: Spread
  topics: ReadonlyMap<string, Spread & { answered: number }>
}

export const unknownAbility = ({ overall }: AbilityParameters = ABILITY): LearnerAbility => ({
  overall: { mean: 0, variance: overall },
  topics: new Map(),
})

/**
 * A learner's ability after more of their first answers, which are followed in the order in which they were given. Each answer moves
 * the topic and the learner over all, each by its share of what is uncertain. So a topic that was hardly answered stays near the
 * ability over all.
 */
export function followAbility(
  before: LearnerAbility,
  answers: readonly FirstAnswer[],
  parameters: AbilityParameters = ABILITY,
): LearnerAbility {
  const topics = new Map(before.topics)
  let { overall } = before
  for (const { topic: name, right, difficulty, deviation, floor } of answers.toSorted(byTime)) {
    const topic = topics.get(name) ?? { mean: 0, variance: parameters.topic, answered: 0 }
    const step = stepOf(
      { ability: overall.mean + topic.mean, difficulty, floor: floor * parameters.guess },
      { right, variance: overall.variance + topic.variance + deviation * deviation },
    )
    overall = moved(overall, step, parameters)
    topics.set(name, { ...moved(topic, step, parameters), answered: topic.answered + 1 })
  }
  return { overall, topics }
}

type Timed = Pick<FirstAnswer, 'at' | 'lineage_id'>

/** Questions of one attempt have the same time. */
export const byTime = (a: Timed, b: Timed): number => a.at - b.at || (a.lineage_id < b.lineage_id ? -1 : 1)

const moved = (
  { mean, variance }: Spread,
  { move, loss }: ReturnType<typeof stepOf>,
  { evidence }: AbilityParameters,
): Spread => ({ mean: mean + variance * move, variance: variance * (1 - evidence * variance * loss) })

export interface AbilityEstimate {
  ability: number
  deviation: number
  /** First answers in the topic. */
  answered: number
}

/** A learner's ability in a topic, of which they may have answered nothing. */
export function abilityIn(
  { overall, topics }: LearnerAbility,
  topic: string,
  parameters: AbilityParameters = ABILITY,
): AbilityEstimate {
  const { mean, variance, answered } = topics.get(topic) ?? { mean: 0, variance: parameters.topic, answered: 0 }
  return { ability: overall.mean + mean, deviation: Math.sqrt(overall.variance + variance), answered }
}

/** The chance that the next first answer of a learner is right: what a replay compares with the answer. */
export const predictRight = (
  learner: LearnerAbility,
  { topic, difficulty, floor }: Pick<FirstAnswer, 'topic' | 'difficulty' | 'floor'>,
  parameters: AbilityParameters = ABILITY,
): number =>
  chanceOfRight({ ability: abilityIn(learner, topic, parameters).ability, difficulty, floor: floor * parameters.guess })
