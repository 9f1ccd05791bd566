import type { TopicOfExam } from './predict-score.ts'

/** First answers below which nothing is predicted: over all topics of the exam, and in each of them. */
export const LEAST_ANSWERS = { all: 30, topic: 5 } as const

export interface MissingAnswers {
  /** First answers that are missing over all. */
  answers: number
  /** Topics of which too little was answered. */
  topics: string[]
}

/** What is missing to a prediction; null where nothing is. Of a topic with fewer questions all are enough. */
export function whatIsMissing(
  topics: readonly TopicOfExam[],
  answered: ReadonlyMap<string, number>,
): MissingAnswers | null {
  const all = topics.reduce((sum, { topic }) => sum + (answered.get(topic) ?? 0), 0)
  const few = topics.filter(
    ({ topic, bank }) => (answered.get(topic) ?? 0) < Math.min(bank.length, LEAST_ANSWERS.topic),
  )
  const answers = Math.max(0, LEAST_ANSWERS.all - all)
  return answers === 0 && few.length === 0 ? null : { answers, topics: few.map(({ topic }) => topic) }
}
