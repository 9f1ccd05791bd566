import type { TestDraft } from '#contracts/authoring/drafts.ts'
import { fieldSentence } from '#lib/field-sentences.ts'
import { problemWords } from './draft-problems.ts'

interface PublishingProblem {
  /** The question that is not ready; null where it is about the whole test. */
  question: string | null
  says: string
}

/** What keeps a test from being published: a line for each question, and for each that is about the whole. */
export function publishingProblems(problems: TestDraft['publishing']['problems']): PublishingProblem[] {
  const whole = problems.filter(({ question }) => question === null)
  const byQuestion = Map.groupBy(
    problems.filter(({ question }) => question !== null),
    ({ question }) => question,
  )
  return [
    ...whole.map(({ message }) => ({ question: null, says: wholeSentence(message) })),
    ...[...byQuestion].map(([question, found]) => ({
      question,
      says: `Question ${found[0]?.number ?? ''}: ${problemWords(found)}`,
    })),
  ]
}

/** What the service says of a whole test is a sentence already. */
const wholeSentence = (message: string) => (/^[A-Z].*\.$/.test(message) ? message : fieldSentence(message))
