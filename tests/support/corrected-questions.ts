import fc from 'fast-check'
import { answer as answerContract, revealed as revealedContract } from '../../functions/_contracts/attempts/answers.ts'
import { amend, DECISIONS } from '../../functions/_domain/attempts/amendments.ts'
import { answerShapeError } from '../../functions/_domain/attempts/answer-shape.ts'
import type { Answer, AnswerKey } from '../../functions/_domain/attempts/kinds/rules.ts'
import { answerAsKey } from '../../functions/_domain/corrections/answer-as-key.ts'
import type { Question } from '../../functions/_domain/attempts/question.ts'
import { reveal } from '../../functions/_services/attempts/to-attempt.ts'
import { mistakesAt, rightAnswers } from '../../supabase/local/demo/attempts/likely-answers.ts'
import type { BoxQuestion } from '../../web/src/lib/features/attempts/box/question.ts'
import { toQuestion } from './banks.ts'
import { someAnswerTo } from './some-answers.ts'
import { someQuestion } from './some-banks.ts'

const fits = (answer: Answer, question: Question) =>
  answerContract.safeParse(answer).success && answerShapeError(answer, question) === undefined

/** The key that an answer would be; the question's own where it can be none. */
function toKey({ kind, key }: Question, answer: Answer): AnswerKey {
  const given = answerAsKey(kind, answer)
  return given ? JSON.parse(JSON.stringify({ ...key, ...given, kind })) : key
}

/** A question as practice shows it, of an attempt that began at this moment. */
export const asAsked = (question: Question, started_at: number): BoxQuestion => ({
  number: 1,
  ...{ kind: question.kind, topic: question.topic, prompt: question.prompt, options: null, parts: question.parts },
  ...{ shown: null, choose: null, unit: question.unit },
  revealed: revealedContract.parse(reveal({ row: { started_at }, questions: [question], orders: ['01234567'] }, 0)),
})

/** A question that was corrected up to three times, with an answer. */
export const correctedQuestion = someQuestion.chain((bank) => {
  const question = toQuestion(bank, 1)
  const answers = fc
    .oneof(
      ...[...rightAnswers(question.key), ...mistakesAt(question, [question])].map((answer) => fc.constant(answer)),
      someAnswerTo(question.kind),
    )
    .filter((answer) => fits(answer, question))
  const amendment = fc.record({
    decision: fc.constantFrom(...DECISIONS),
    key: answers.map((answer) => toKey(question, answer)),
    keeps: fc.boolean(),
    at: fc.constant(1),
  })
  return fc.record({
    question: fc.array(amendment, { maxLength: 3 }).map((amendments) => amend(question, amendments)),
    answer: answers,
  })
})
