import { rulesOf, type Answer, type AnswerKey } from './kinds/rules.ts'

/** An answer of another kind than its key is wrong. */
export const isRight = (key: AnswerKey, answer: Answer): boolean =>
  answer.kind === key.kind && rulesOf(key.kind).isRight(key, answer)

export interface GradingResult {
  correct: number
  answered: number
  /** From 0 to 100, with two decimals. */
  percent: number
  perfect: boolean
  /** Correct and asked, by topic, in the order in which topics come up. */
  topics: { topic: string; correct: number; asked: number }[]
}

export interface QuestionToGrade {
  topic: string
  key: AnswerKey
  answer: Answer | undefined
}

/** Grades an attempt. Unanswered is wrong; practice is never perfect, since its keys are in the browser. */
export function grade(asked: readonly QuestionToGrade[], mode: 'exam' | 'practice'): GradingResult {
  const topics = new Map<string, { topic: string; correct: number; asked: number }>()
  let [correct, answered] = [0, 0]
  for (const { topic, key, answer } of asked) {
    const sum = topics.get(topic) ?? { topic, correct: 0, asked: 0 }
    topics.set(topic, sum)
    sum.asked++
    if (answer) answered++
    if (!answer || !isRight(key, answer)) continue
    sum.correct++
    correct++
  }
  return {
    correct,
    answered,
    percent: asked.length === 0 ? 0 : Math.round((10_000 * correct) / asked.length) / 100,
    perfect: mode === 'exam' && asked.length > 0 && correct === asked.length,
    topics: [...topics.values()],
  }
}

/** Seconds per answer. An attempt that is faster than anyone reads is graded and shown, but does not count. */
const LEAST_SECONDS = 1.5

export const isPlausible = (seconds: number, answered: number): boolean => seconds >= LEAST_SECONDS * answered
