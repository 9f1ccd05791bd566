import { gradedBy } from '../attempts/amendments.ts'
import { answerTexts } from '../attempts/answer-texts.ts'
import type { OptionOrder } from '../attempts/draw-questions.ts'
import { gradeQuestion } from '../attempts/grading.ts'
import { rulesOf, type Answer, type StoredAnswer } from '../attempts/kinds/rules.ts'
import { toShown, toShownRows } from '../attempts/option-order.ts'
import type { Question } from '../attempts/question.ts'

/** An answer as attempts store it, and how many learners gave it. */
export interface StoredCount {
  answer: StoredAnswer
  times: number
}

/** One row of a chart: an option, or what learners wrote. */
export interface CountedChoice {
  /** Markdown for an option, plain for what was written. */
  text: string
  times: number
  right: boolean
}

export interface CountedQuestion {
  answered: number
  /** How many had it right in full; null where only a person can say. */
  right: number | null
  choices: CountedChoice[]
}

/** How many different answers are shown where learners write: the most frequent. */
const WRITTEN = 8

interface CountedIn {
  question: Question
  order: OptionOrder
  /** When the session started, in milliseconds since 1970. */
  startedAt: number
}

/** What learners answered to one question. Options are in the order in which they all see them. */
export function countChoices(
  { question, order, startedAt }: CountedIn,
  stored: readonly StoredCount[],
): CountedQuestion {
  const rules = rulesOf(question.kind)
  const keys = gradedBy(question, startedAt)
  const given = stored.flatMap(({ answer: written, times }) => {
    const answer = written === null ? null : rules.decode(written)
    return answer ? [{ answer, times, credit: gradeQuestion({ ...keys, answer }, 'exam').credit }] : []
  })
  const isUnread = given.some(({ credit }) => credit === null)
  const counted = {
    answered: sum(given),
    right: isUnread ? null : sum(given.filter(({ credit }) => credit === 1)),
  }
  const rows = rules.rows(question.options && toShownRows(question.options, order))
  if (rows === null) return { ...counted, choices: countWritten(question, given) }
  const isRight = new Set(
    [keys.key, ...(keys.also ?? [])].flatMap((key) => rulesOf(key.kind).places(toShown(key, order))),
  )
  const chosen = given.map(({ answer, times }) => ({ times, places: new Set(rules.places(toShown(answer, order))) }))
  return {
    ...counted,
    choices: rows.map((text, place) => ({
      text,
      right: isRight.has(place),
      times: sum(chosen.filter(({ places }) => places.has(place))),
    })),
  }
}

const sum = (counted: readonly { times: number }[]) => counted.reduce((total, { times }) => total + times, 0)

interface GivenCount {
  answer: Answer
  times: number
  credit: number | null
}

function countWritten(question: Question, given: readonly GivenCount[]): CountedChoice[] {
  const counts = new Map<string, CountedChoice>()
  for (const { answer, times, credit } of given) {
    // What only a person can judge is the text of one learner.
    if (credit === null) continue
    const text = answerTexts(rulesOf(answer.kind).normalize(answer), question).join(', ')
    const known = counts.get(text)
    if (known) known.times += times
    else counts.set(text, { text, times, right: credit === 1 })
  }
  return [...counts.values()].toSorted((a, b) => b.times - a.times || (a.text < b.text ? -1 : 1)).slice(0, WRITTEN)
}
