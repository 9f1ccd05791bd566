import type { LearnerAbility, Spread } from '../ability/follow-ability.ts'
import { ABILITY } from '../ability/parameters.ts'
import { PASS_MARK } from '../attempts/band.ts'
import { seededRandom } from '../attempts/seeded-random.ts'
import type { Random } from '../attempts/shuffle.ts'
import { chanceToday, type TopicQuestion } from '../mastery/expected-share.ts'

/** A topic of an exam: how many questions of it are asked, and which it may ask. */
export interface TopicOfExam {
  topic: string
  asked: number
  bank: readonly Pick<TopicQuestion, 'difficulty' | 'floor' | 'mixed_days'>[]
}

export interface ScorePrediction {
  /** In percent; 80% of results lie between the ends. */
  low: number
  score: number
  high: number
  /** The chance to pass, from 0.01 to 0.99. */
  chance: number
}

/** How many exams are imagined. */
const EXAMS = 1000

/** Nobody is told that an exam is certain to be passed, or to be failed. */
const DOUBT = 0.01

/** The same learner always gets the same prediction. */
const SEED = 1

/**
 * The score of an exam, from as many imagined ones: in each the learner is as able as they may be, over all and in each topic, and
 * then answers as somebody so able does.
 */
export function predictScore(topics: readonly TopicOfExam[], learner: LearnerAbility): ScorePrediction {
  const random = seededRandom(SEED)
  const length = topics.reduce((sum, { asked }) => sum + asked, 0)
  const scores = Array.from({ length: EXAMS }, () => (100 * imagine(topics, learner, random)) / length).toSorted(
    (a, b) => a - b,
  )
  const at = (share: number) => scores[Math.round(share * (EXAMS - 1))] ?? 0
  return {
    ...{ low: at(0.1), high: at(0.9) },
    score: scores.reduce((sum, score) => sum + score, 0) / EXAMS,
    chance: Math.min(1 - DOUBT, Math.max(DOUBT, scores.filter((score) => score >= PASS_MARK).length / EXAMS)),
  }
}

/** How many questions are right in one imagined exam. */
function imagine(topics: readonly TopicOfExam[], { overall, topics: known }: LearnerAbility, random: Random): number {
  const base = drawn(overall, random)
  let [right, spread] = [0, 0]
  for (const { topic, asked, bank } of topics) {
    const share = shareAt(bank, base + drawn(known.get(topic) ?? unseen, random))
    right += asked * share
    spread += asked * share * (1 - share)
  }
  const length = topics.reduce((sum, { asked }) => sum + asked, 0)
  return Math.min(length, Math.max(0, right + Math.sqrt(spread) * normal(random)))
}

const unseen: Spread = { mean: 0, variance: ABILITY.topic }

const shareAt = (bank: TopicOfExam['bank'], ability: number): number =>
  bank.reduce((sum, question) => sum + chanceToday(question, ability), 0) / Math.max(1, bank.length)

const drawn = ({ mean, variance }: Spread, random: Random): number => mean + Math.sqrt(variance) * normal(random)

/** Normally distributed chance. */
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** A topic, and how many points of the score would be won by learning it. */
export interface RaisingTopic {
  topic: string
  points: number
}

/** How much better somebody is who has learned a topic, in logits. */
const LEARNED = 0.7

/** The topics that would raise the score most, the first most of all. */
export function raisingTopics(
  topics: readonly TopicOfExam[],
  { overall, topics: known }: LearnerAbility,
): RaisingTopic[] {
  const length = topics.reduce((sum, { asked }) => sum + asked, 0)
  return topics
    .map(({ topic, asked, bank }) => {
      const ability = overall.mean + (known.get(topic)?.mean ?? 0)
      const points = (100 * asked * (shareAt(bank, ability + LEARNED) - shareAt(bank, ability))) / length
      return { topic, points }
    })
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points || (a.topic < b.topic ? -1 : 1))
}
