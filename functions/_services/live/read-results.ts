import type { LiveResults } from '../../_contracts/live/live.ts'
import { allAnswers, countParticipants } from '../../_db/queries/live/participants.ts'
import { withService } from '../../_db/session.ts'
import { rulesOf } from '../../_domain/attempts/kinds/rules.ts'
import { countChoices } from '../../_domain/live/count-choices.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { findLive, LIVE_STAFF_ONLY } from './find.ts'
import { questionsOf, toLiveHead } from './to-live.ts'

/** What learners answered in a session, question by question, once it is over. For instructors. */
export const readLiveResults = ({ db, banks, claims }: WithClaims<AttemptServices>, id: string): Promise<LiveResults> =>
  withService(db, async (tx, sql) => {
    const { session, participation } = await findLive(tx, sql, { claims, id })
    if (participation) throw new DomainError('not_allowed', LIVE_STAFF_ONLY)
    if (session.status !== 'ended')
      throw new DomainError('live_running', 'The session is not over yet.', { see: { live: id } })
    const { questions, orders } = await questionsOf(session, banks)
    const startedAt = session.started_at ?? session.created_at
    const answers = Map.groupBy(await allAnswers(sql, id), ({ number }) => number)
    return {
      ...toLiveHead(session),
      ...(await countParticipants(sql, id)),
      questions: questions.map((question, index) => ({
        ...{ number: index + 1, prompt: question.prompt, topic: question.topic },
        is_written: rulesOf(question.kind).rows(question.options) === null,
        ...countChoices({ question, order: orders[index] ?? '', startedAt }, answers.get(index + 1) ?? []),
      })),
    }
  })
