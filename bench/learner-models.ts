import type { Random } from '../functions/_domain/attempts/shuffle.ts'

/** A question as it truly is; how hard it is, in logits, is what estimates have to find. */
export interface TrueQuestion {
  lineage_id: string
  topic: string
  hardness: number
  /** The chance to hit it blindly. */
  floor: number
}

/** A learner as they truly are, which no estimate sees but by their answers. Days are numbers. */
export interface TrueLearner {
  /** Answers a question, is told what is right, and learns from that. */
  practice: (question: TrueQuestion, day: number) => boolean
  /** Answers a question of an exam, which tells nothing. */
  answer: (question: TrueQuestion, day: number) => boolean
}

/** By topic, in logits. */
type Abilities = Map<string, number>

export type LearnerModel = (abilities: ReadonlyMap<string, number>, random: Random) => TrueLearner

/** What explanations add to the ability in a topic, for each question that was not known. */
const TRANSFER = 0.01

const chanceToUnderstand = (abilities: Abilities, { topic, hardness }: TrueQuestion) =>
  1 / (1 + Math.exp(hardness - (abilities.get(topic) ?? 0)))

const learnTopic = (abilities: Abilities, { topic }: TrueQuestion, missing: number) =>
  abilities.set(topic, (abilities.get(topic) ?? 0) + TRANSFER * missing)

/** Of Pavlik and Anderson: how fast a trace decays at least, and how much faster the better the question was known when it was explained. */
const DECAY = { least: 0.177, scale: 0.217 } as const

/** What a trace has to reach, and how sharply; between two practices a second counts less than while practicing. */
const RECALL = { threshold: -1.6, noise: 0.255, secondsOfDay: 0.025 * 86_400 } as const

/**
 * The model of Pavlik and Anderson (2005). Each explanation leaves a trace that decays as a power of its age, the slower the more had
 * been forgotten. Traces add up. Who recalls nothing answers by understanding.
 */
export const activationModel: LearnerModel = (given, random) => {
  const abilities = new Map(given)
  const traces = new Map<string, { day: number; decay: number }[]>()
  const strength = ({ lineage_id }: TrueQuestion, day: number) =>
    (traces.get(lineage_id) ?? []).reduce(
      (sum, trace) => sum + (RECALL.secondsOfDay * Math.max(day - trace.day, 1 / 24)) ** -trace.decay,
      0,
    )
  const known = (question: TrueQuestion, day: number) => {
    const recalled = 1 / (1 + Math.exp((RECALL.threshold - Math.log(strength(question, day))) / RECALL.noise))
    return 1 - (1 - chanceToUnderstand(abilities, question)) * (1 - recalled)
  }
  const answer = (question: TrueQuestion, day: number) =>
    random() < question.floor + (1 - question.floor) * known(question, day)
  return {
    answer,
    practice: (question, day) => {
      const isRight = answer(question, day)
      const before = traces.get(question.lineage_id) ?? []
      learnTopic(abilities, question, 1 - known(question, day))
      traces.set(question.lineage_id, [...before, { day, decay: DECAY.least + DECAY.scale * strength(question, day) }])
      return isRight
    },
  }
}

/** How well a question is kept: not at all, for days, or for months. */
type Stage = 'unknown' | 'fragile' | 'solid'

/** The chance of each step, on a day or at an explanation. */
const STEPS = { explained: 0.6, spaced: 0.35, massed: 0.05, fragileForgotten: 0.1, solidForgotten: 0.005 } as const

/**
 * Three states, after Atkinson (1972). What is solid becomes fragile and then unknown, each day by chance; an explanation makes fragile, and another one on a
 * later day solid. What somebody understands is solid from the start.
 */
export const statesModel: LearnerModel = (given, random) => {
  const abilities = new Map(given)
  const stages = new Map<string, { stage: Stage; day: number }>()
  const stageOf = (question: TrueQuestion, day: number): Stage => {
    const before = stages.get(question.lineage_id)
    let stage: Stage = before?.stage ?? (random() < chanceToUnderstand(abilities, question) ? 'solid' : 'unknown')
    for (let passed = before?.day ?? day; passed < day; passed++) {
      const drawn = random()
      if (stage === 'fragile' && drawn < STEPS.fragileForgotten) stage = 'unknown'
      else if (stage === 'solid' && drawn < STEPS.solidForgotten) stage = 'fragile'
    }
    stages.set(question.lineage_id, { stage, day })
    return stage
  }
  const rightAt = (stage: Stage, { floor }: TrueQuestion) => stage !== 'unknown' || random() < floor
  return {
    answer: (question, day) => rightAt(stageOf(question, day), question),
    practice: (question, day) => {
      const isLater = (stages.get(question.lineage_id)?.day ?? day) < day
      const stage = stageOf(question, day)
      const isRight = rightAt(stage, question)
      const drawn = random()
      if (stage === 'unknown') {
        learnTopic(abilities, question, 1)
        if (drawn < STEPS.explained) stages.set(question.lineage_id, { stage: 'fragile', day })
      } else if (stage === 'fragile' && drawn < (isLater ? STEPS.spaced : STEPS.massed))
        stages.set(question.lineage_id, { stage: 'solid', day })
      return isRight
    },
  }
}
