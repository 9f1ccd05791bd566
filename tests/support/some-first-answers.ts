import fc from 'fast-check'
import type { AnswerToFit, QuestionToFit } from '../../functions/_domain/ability/fit-difficulties.ts'
import type { FirstAnswer } from '../../functions/_domain/ability/follow-ability.ts'
import { DIFFICULTIES } from '../../functions/_domain/tests/difficulty.ts'

export const TOPICS = ['Cables', 'Ports', 'Routing'] as const
const topic = fc.constantFrom(...TOPICS)
const floor = fc.constantFrom(0, 1 / 15, 0.25, 0.5)

export const someFirstAnswer: fc.Arbitrary<FirstAnswer> = fc.record({
  lineage_id: fc.uuid(),
  topic,
  right: fc.boolean(),
  at: fc.nat(1000),
  difficulty: fc.double({ min: -3, max: 3, noNaN: true }),
  deviation: fc.double({ min: 0, max: 0.8, noNaN: true }),
  floor,
})

/** The first answers of one learner. */
export const someFirstAnswers = fc.uniqueArray(someFirstAnswer, {
  selector: ({ lineage_id }) => lineage_id,
  maxLength: 40,
})

export interface SomethingToFit {
  questions: QuestionToFit[]
  answers: AnswerToFit[]
}

/** The questions of a community, with what some learners answered first. */
export const somethingToFit: fc.Arbitrary<SomethingToFit> = fc
  .uniqueArray(fc.record({ lineage_id: fc.uuid(), topic, stated: fc.constantFrom(...DIFFICULTIES), floor }), {
    selector: ({ lineage_id }) => lineage_id,
    minLength: 1,
    maxLength: 8,
  })
  .chain((questions) =>
    fc
      .uniqueArray(
        fc.record({
          user_id: fc.constantFrom('ada', 'ben', 'cem', 'dee', 'eli'),
          lineage_id: fc.constantFrom(...questions.map(({ lineage_id }) => lineage_id)),
          right: fc.boolean(),
          at: fc.nat(5),
        }),
        { selector: ({ user_id, lineage_id }) => `${user_id} ${lineage_id}`, maxLength: 40 },
      )
      .map((answers) => ({ questions, answers })),
  )
