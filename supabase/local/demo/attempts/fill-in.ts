import { creditOf } from '../../../../functions/_domain/attempts/credit.ts'
import { asInExam } from '../../../../functions/_domain/attempts/grading.ts'
import type { Answer, AnswerKey } from '../../../../functions/_domain/attempts/kinds/rules.ts'
import type { QuestionResponse } from '../../../../functions/_domain/attempts/responses.ts'
import { around, createRandom, type DemoRandom } from '../random.ts'
import type { Item } from './items.ts'
import { rightAnswers } from './likely-answers.ts'
import { paceOf } from './pace.ts'

export interface AttemptToFill {
  learner: string
  mode: 'exam' | 'practice'
  /** As shown. */
  items: readonly Item[]
  correct: number
  /** How many of the wrong ones are left without an answer, at the most. */
  blank: number
  /** How many are flagged: those that were the least sure. */
  flagged: number
  seconds: number
}

export interface FilledAttempt {
  responses: (QuestionResponse | null)[]
  flags: number[]
}

/**
 * The answers of a learner with a given number of right ones, which stands for ability. Which questions they miss depends on
 * the difficulty of the questions, on their topics, and on chance. Over all learners, items then follow the Rasch model.
 */
export function fillIn(
  { learner, mode, items, correct, blank, flagged, seconds }: AttemptToFill,
  random: DemoRandom,
): FilledAttempt {
  const leaning = leaningsOf(learner, items)
  const trouble = items.map(
    ({ hardness, question: { topic } }) => hardness + (leaning.get(topic) ?? 0) + around(random, 1.8),
  )
  // What an exam leaves unread cannot be right in it: learners of the demo leave that out.
  const open = items.map(({ question: { key } }) =>
    rightAnswers(key).every((it) => mode === 'exam' && isUnread(key, it)),
  )
  const hardest = [...items.keys()].toSorted(
    (a, b) => Number(open[b]) - Number(open[a]) || (trouble[b] ?? 0) - (trouble[a] ?? 0),
  )
  const missed = items.length - correct
  const place = new Map(hardest.map((index, rank) => [index, rank]))
  const pace = paceOf(items, seconds, random)
  const responses = items.map((item, index): QuestionResponse | null => {
    const rank = place.get(index) ?? 0
    const isBlank = (rank < missed && rank < blank) || open[index]
    const answer = isBlank ? undefined : rank >= missed ? right(item, random) : wrong(item, random)
    // A question without an answer was skipped on purpose or left open.
    if (!answer && random.chance(0.4)) return null
    return { answer: answer ?? null, at: pace[index] ?? 0, skipped: !answer, late: false }
  })
  const unsure = hardest.slice(Math.max(0, missed - (flagged >> 1))).slice(0, flagged)
  return { responses, flags: unsure.map((index) => index + 1).toSorted((a, b) => a - b) }
}

/** Each learner has topics that are harder for them, and others that are easier. */
const leaningsOf = (learner: string, items: readonly Item[]): Map<string, number> =>
  new Map(
    [...new Set(items.map(({ question }) => question.topic))].map((topic) => [
      topic,
      around(createRandom(`${topic} and ${learner}`), 0.5),
    ]),
  )

const isUnread = (key: AnswerKey, answer: Answer) => creditOf(key, asInExam(answer)) === null

const USUAL = 0.6

const right = ({ question: { key } }: Item, random: DemoRandom): Answer | undefined =>
  usually(rightAnswers(key), random)

const wrong = ({ mistakes }: Item, random: DemoRandom): Answer | undefined => usually(mistakes, random)

/** What most of them answer. */
const usually = (answers: readonly Answer[], random: DemoRandom) =>
  random.chance(USUAL) ? answers[0] : random.pick(answers)
