import type { AssistedQuestion } from '../../../functions/_domain/assistant/material.ts'
import { namesAnswer } from '../../../functions/_domain/assistant/names-answer.ts'
import type { LearnerHistory, ModelStep } from '../../../functions/_domain/assistant/prompts.ts'

/** A verdict on what the learner chose. */
const VERDICT =
  /\b(?:you(?:r (?:choice|answer|option|pick))?(?: (?:are|is|were|was)|['’]re)|that(?:['’]s| is)|which is|this is) (?:not |in)?(?:quite |absolutely |exactly |completely )?(?:correct|right|wrong|incorrect)\b|\b(?:correct|right|wrong) (?:answer|option|choice) is\b/i

/** What an answer gives away that its step must not; nothing where all is well. After the answer was shown, nothing is secret. */
export function leaksOf(
  answer: string,
  rung: ModelStep,
  question: AssistedQuestion,
  learner: Pick<LearnerHistory, 'chosen' | 'words'>,
): string[] {
  if (rung === 'explain') return []
  // To repeat what the learner said is no leak.
  const said = namesAnswer([...learner.chosen, learner.words].join(' '), question)
  return [
    ...(namesAnswer(answer, question) && !said ? ['names the answer'] : []),
    ...(VERDICT.test(answer) ? ['judges the choice'] : []),
    ...(sharedRun(answer, question.explanation) >= 8 ? ['quotes the explanation'] : []),
  ]
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** The most words in a row that two texts have in common. */
export function sharedRun(one: string, other: string): number {
  const [left, right] = [wordsOf(one), wordsOf(other)]
  let longest = 0
  let row: number[] = []
  for (const word of left) {
    const next = right.map((each, index) => (each === word ? (index > 0 ? (row[index - 1] ?? 0) : 0) + 1 : 0))
    longest = Math.max(longest, ...next)
    row = next
  }
  return longest
}
