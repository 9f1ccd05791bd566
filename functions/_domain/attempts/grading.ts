/** What is right, by the kind of question, as a key has it. */
export type AnswerKey =
  | { kind: 'single_choice'; choice: number }
  | { kind: 'multiple_choice'; choices: readonly number[] }
  | { kind: 'true_false'; truth: boolean }
  | { kind: 'numeric'; value: number; tolerance: number }
  | { kind: 'short_text'; accepted: readonly string[] }

/** What somebody answered. Options are named by their place in the bank, wherever they were shown. */
export type Answer =
  | { kind: 'single_choice'; choice: number }
  | { kind: 'multiple_choice'; choices: readonly number[] }
  | { kind: 'true_false'; truth: boolean }
  | { kind: 'numeric'; value: number }
  | { kind: 'short_text'; text: string }

/** Choosing some of the right options is choosing wrong: all or nothing. */
export function isRight(key: AnswerKey, answer: Answer): boolean {
  if (key.kind === 'single_choice') return answer.kind === key.kind && answer.choice === key.choice
  if (key.kind === 'multiple_choice') return answer.kind === key.kind && sameChoices(key.choices, answer.choices)
  if (key.kind === 'true_false') return answer.kind === key.kind && answer.truth === key.truth
  if (key.kind === 'numeric') return answer.kind === key.kind && isNear(answer.value, key)
  return answer.kind === key.kind && key.accepted.some((text) => spelling(text) === spelling(answer.text))
}

function sameChoices(right: readonly number[], given: readonly number[]): boolean {
  const [a, b] = [new Set(right), new Set(given)]
  return a.size === b.size && [...a].every((choice) => b.has(choice))
}

/** 0.1 + 0.2 is 0.3 to whoever types it: what arithmetic in binary adds is no mistake of theirs. */
function isNear(given: number, { value, tolerance }: { value: number; tolerance: number }): boolean {
  const slack = 4 * Number.EPSILON * Math.max(Math.abs(given), Math.abs(value), tolerance)
  return Math.abs(given - value) <= tolerance + slack
}

/** Case, the width of letters and how many spaces are between words are no part of a spelling. */
export const spelling = (text: string) => text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

export interface GradingResult {
  correct: number
  answered: number
  /** Of 100, with two decimals. */
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

/** What an attempt came to. What was not answered is wrong; practice is never perfect, since its keys were there. */
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

/** Faster than anyone reads, on average. It is graded and shown, but does not count. */
const LEAST_SECONDS = 1.5

export const isPlausible = (seconds: number, answered: number): boolean => seconds >= LEAST_SECONDS * answered
