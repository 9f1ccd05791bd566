import { chanceOfKnowing, chanceOfRight } from '../ability/chance.ts'
import { abilityIn, type LearnerAbility } from '../ability/follow-ability.ts'
import { EIGHTY_PERCENT } from '../ability/eighty-percent.ts'
import { ABILITY } from '../ability/parameters.ts'
import { PASS_MARK } from '../attempts/band.ts'
import { NO_CORRECTION, type ScoreCorrection, type FollowedExam } from './correction.ts'
import { chanceAgain, type QuestionMetAgain, type RepeatFit } from './repeat-fit.ts'

/** A topic of an exam: how many questions of it are asked, and which it may ask. */
export interface TopicOfExam {
  topic: string
  asked: number
  bank: readonly QuestionOfExam[]
}

export interface QuestionOfExam {
  difficulty: number
  deviation: number
  floor: number
  /** What the learner's memory has of it; null where they have never answered it. */
  known: Pick<QuestionMetAgain, 'recall' | 'last_right'> | null
}

export interface ScorePrediction {
  /** In percent; 80% of results lie between the ends. */
  low: number
  score: number
  high: number
  /** The chance to pass, from 0.01 to 0.99. */
  chance: number
  /** What a correction is made of, once an exam has followed: the score without one, and the rest as there. */
  plain: Omit<FollowedExam, 'error'> & { score: number }
}

const CHANCES = { least: 0.01, most: 0.99 } as const

/**
 * The score of an exam. It is distributed normally: its variance is that of which questions are drawn and of whether each is right, and of
 * what is not known of the learner over all, in each topic, and of the questions. Earlier predictions of the test correct it.
 */
export function predictScore(
  topics: readonly TopicOfExam[],
  learner: LearnerAbility,
  fit: RepeatFit,
  { bias, together }: ScoreCorrection = NO_CORRECTION,
): ScorePrediction {
  const length = topics.reduce((sum, { asked }) => sum + asked, 0)
  const parts = topics.map((topic) => predictTopic(topic, learner, fit))
  const sum = (of: (part: TopicPart) => number) => parts.reduce((total, part) => total + of(part), 0)
  const variance =
    (100 / length) ** 2 * (sum(({ variance }) => variance) + sum(({ slope }) => slope) ** 2 * learner.overall.variance)
  const plain = {
    score: (100 * sum(({ right }) => right)) / length,
    variance,
    again: sum(({ again }) => again) / length,
  }
  const score = Math.min(100, Math.max(0, plain.score + bias))
  const deviation = Math.sqrt(variance + (together * plain.again) ** 2)
  // A score is a whole number of questions: each end is one, and stands for half a question on both sides of it.
  const step = 50 / length
  const reach = Math.max(0, EIGHTY_PERCENT * deviation - step)
  return {
    score,
    low: Math.max(0, score - reach),
    high: Math.min(100, score + reach),
    chance: within(normalBelow((score + step - PASS_MARK) / deviation)),
    plain,
  }
}

/** Of the questions that are asked of a topic. */
interface TopicPart {
  /** How many should be right. */
  right: number
  /** How many more with one logit more of ability. */
  slope: number
  /** How many were answered before. */
  again: number
  variance: number
}

function predictTopic({ topic, asked, bank }: TopicOfExam, learner: LearnerAbility, fit: RepeatFit): TopicPart {
  const { ability } = abilityIn(learner, topic)
  const chances = bank.map((question) => chanceInExam(question, ability, fit))
  const mean = averageOf(chances.map(({ right }) => right))
  const slope = averageOf(chances.map((it) => it.slope))
  // What is drawn of a topic varies less, the more of it is asked.
  const left = bank.length > 1 ? Math.max(0, bank.length - asked) / (bank.length - 1) : 0
  const ofEach = averageOf(chances.map(({ right }) => right * (1 - right)))
  const ofDraw = averageOf(chances.map(({ right }) => (right - mean) ** 2)) * left
  const ofQuestions = averageOf(chances.map((it, index) => (it.slope * (bank[index]?.deviation ?? 0)) ** 2))
  const ofTopic = (learner.topics.get(topic)?.variance ?? ABILITY.topic) * (asked * slope) ** 2
  return {
    right: asked * mean,
    slope: asked * slope,
    again: asked * averageOf(bank.map(({ known }) => Number(known !== null))),
    variance: asked * (ofEach + ofDraw + ofQuestions) + ofTopic,
  }
}

function chanceInExam(
  { difficulty, floor, known }: QuestionOfExam,
  ability: number,
  fit: RepeatFit,
): { right: number; slope: number } {
  // What is not known of abilities is in the fit already.
  if (known) return { right: chanceAgain(fit, { ...known, lead: ability - difficulty }), slope: 0 }
  const luck = floor * ABILITY.guess
  const knows = chanceOfKnowing({ ability, difficulty })
  return { right: chanceOfRight({ ability, difficulty, floor: luck }), slope: (1 - luck) * knows * (1 - knows) }
}

/** A topic, and how many points of the score would be won by knowing all of it. */
export interface RaisingTopic {
  topic: string
  points: number
}

/** The topics that would raise the score most, the first most of all. */
export function raisingTopics(topics: readonly TopicOfExam[], learner: LearnerAbility, fit: RepeatFit): RaisingTopic[] {
  const length = topics.reduce((sum, { asked }) => sum + asked, 0)
  return topics
    .map(({ topic, asked, bank }) => {
      const { ability } = abilityIn(learner, topic)
      const missing = averageOf(bank.map((question) => 1 - chanceInExam(question, ability, fit).right))
      return { topic, points: (100 * asked * missing) / length }
    })
    .toSorted((a, b) => b.points - a.points || (a.topic < b.topic ? -1 : 1))
}

const within = (chance: number) => Math.min(CHANCES.most, Math.max(CHANCES.least, chance))

const averageOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** The share of a normal distribution below so many deviations, to 7 digits (Abramowitz and Stegun, 26.2.17). */
function normalBelow(deviations: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(deviations))
  const tail =
    (Math.exp(-(deviations ** 2) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return deviations >= 0 ? 1 - tail : tail
}
