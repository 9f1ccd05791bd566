import { bestKey } from './best-key.ts'
import { creditOf } from './credit.ts'
import { rulesOf, type Answer, type AnswerKey } from './kinds/rules.ts'

export const isRight = (key: AnswerKey, answer: Answer): boolean => creditOf(key, answer) === 1

/** What became of a question; `unread` is an essay that nobody has read. */
export const VERDICTS = ['correct', 'partly', 'incorrect', 'unanswered', 'unread'] as const
export type QuestionVerdict = (typeof VERDICTS)[number]

export interface GradedQuestion {
  verdict: QuestionVerdict
  /** Null while nobody has read the answer. */
  credit: number | null
}

/** No answer is worth nothing. In an exam, no learner grades themselves: what a person gave counts where nothing else says. */
export function gradeQuestion(
  { key, also = [], isVoid = false, answer, mark }: Omit<QuestionToGrade, 'topic'>,
  mode: 'exam' | 'practice',
): GradedQuestion {
  if (isVoid) return { verdict: 'correct', credit: 1 }
  if (!answer) return { verdict: 'unanswered', credit: 0 }
  const given = mode === 'exam' ? asInExam(answer) : answer
  const worth = (key: AnswerKey) => creditOf(key, given)
  const credit = worth(bestKey(key, also, worth)) ?? mark ?? null
  if (credit === null) return { verdict: 'unread', credit }
  return { verdict: credit === 1 ? 'correct' : credit > 0 ? 'partly' : 'incorrect', credit }
}

/** An answer as an exam takes it. */
export const asInExam = (answer: Answer): Answer => rulesOf(answer.kind).inExam?.(answer) ?? answer

export interface GradingResult {
  /** Answers with full credit. */
  correct: number
  answered: number
  /** The sum of what every answer is worth, with four decimals. */
  points: number
  /** Answers that nobody has read: no part of the score until then. */
  unread: number
  /** Of all questions but the unread, from 0 to 100, with two decimals. */
  percent: number
  perfect: boolean
  /** Correct and asked, by topic, in the order in which topics come up. Unread answers are left out. */
  topics: { topic: string; correct: number; asked: number }[]
}

export interface QuestionToGrade {
  topic: string
  key: AnswerKey
  /** Other keys that are right, too; of all of them the one counts that gives most. */
  also?: readonly AnswerKey[]
  /** Everybody has it right. */
  isVoid?: boolean
  answer: Answer | undefined
  /** What a person gave for it, from 0 to 1. */
  mark?: number | undefined
}

/** The sum of what answers are worth, and of how many: those that nobody has read, null here, are left out. */
export function scoreOf(credits: readonly (number | null)[]): { graded: number; points: number } {
  const read = credits.filter((credit) => credit !== null)
  const sum = read.reduce((total, credit) => total + credit, 0)
  return { graded: read.length, points: Math.round(sum * 10_000) / 10_000 }
}

/** Grades an attempt. Unanswered is wrong; practice is never perfect, since its keys are in the browser. */
export function grade(asked: readonly QuestionToGrade[], mode: 'exam' | 'practice'): GradingResult {
  const topics = new Map<string, { topic: string; correct: number; asked: number }>()
  let [correct, answered] = [0, 0]
  const credits: (number | null)[] = []
  for (const question of asked) {
    const { topic, answer } = question
    if (answer) answered++
    const { credit, verdict } = gradeQuestion(question, mode)
    credits.push(credit)
    if (credit === null) continue
    const ofTopic = topics.get(topic) ?? { topic, correct: 0, asked: 0 }
    topics.set(topic, ofTopic)
    ofTopic.asked++
    if (verdict !== 'correct') continue
    ofTopic.correct++
    correct++
  }
  const { graded, points } = scoreOf(credits)
  return {
    correct,
    answered,
    points,
    unread: asked.length - graded,
    percent: graded === 0 ? 0 : Math.round((10_000 * points) / graded) / 100,
    perfect: mode === 'exam' && asked.length > 0 && correct === asked.length,
    topics: [...topics.values()],
  }
}
