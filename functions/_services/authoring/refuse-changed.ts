import type { StoredQuestion } from '../../_db/queries/authoring/drafts.ts'
import { DomainError } from '../../_domain/errors.ts'
import { toDraftQuestion } from './to-question.ts'

/** Questions with the revisions that the author saw. */
export type QuestionsAsRead = readonly { id: string; revision: number }[]

/** Refuses a change of questions that another author changed since they were read. */
export function refuseChanged(stored: readonly StoredQuestion[], asRead: QuestionsAsRead) {
  const byId = new Map(stored.map((question) => [question.id, question]))
  const stale = asRead.flatMap(({ id, revision }, index) => {
    const question = byId.get(id)
    return question?.revision === revision ? [] : [{ index, question }]
  })
  if (stale.length === 0) return
  throw new DomainError('conflict', 'Another author changed some of these questions. Nothing was changed.', {
    errors: stale.map(({ index, question }) => ({
      path: `body.questions[${index}].revision`,
      message: question ? 'is not the newest' : 'is of a question that is not there any more',
    })),
    versus: {
      yours: asRead,
      stored: stale.flatMap(({ question }) => (question ? [toDraftQuestion(question)] : [])),
    },
  })
}
