import type { LiveSession } from '../../_contracts/live/live.ts'
import type { Connection } from '../../_db/client.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { participantsOf } from '../../_db/queries/live/participants.ts'
import type { LiveSessionRow } from '../../_db/queries/live/sessions.ts'
import { withService } from '../../_db/session.ts'
import { showsAfterFinish } from '../../_domain/attempts/when-revealed.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { attachQuestions } from '../attempts/attach-questions.ts'
import { finishNow } from '../attempts/finish.ts'
import { toResponses } from '../attempts/to-attempt.ts'
import type { WithClaims } from '../context.ts'
import { findLive } from './find.ts'
import { questionsOf, toLiveCounts, toLiveHead, toLiveQuestion, type LiveQuestions } from './to-live.ts'

/** How many names an instructor reads. */
const NAMES = 200

/** A session as its reader sees it now: a learner what is on, an instructor also who is there and what was answered. */
export async function readLive(context: WithClaims<AttemptServices>, id: string): Promise<LiveSession> {
  const { db, banks, claims } = context
  const { session, participation, watching } = await withService(db, async (tx, sql) => {
    const found = await findLive(tx, sql, { claims, id })
    if (found.participation) return { ...found, watching: null }
    return {
      ...found,
      watching: await toWatching(sql, found.session, await questionsOf(found.session, banks), context.now()),
    }
  })
  const { status, number, revealed, revision } = session
  return {
    ...toLiveHead(session),
    ...{ revision, number: status === 'live' ? number : 0, revealed: status === 'live' && revealed },
    question: toLiveQuestion(session, await questionsOf(session, banks)),
    mine: participation && (await toMine(context, session, participation.attempt_id)),
    watching,
  }
}

async function toWatching(sql: Connection['sql'], session: LiveSessionRow, questions: LiveQuestions, now: number) {
  const people = await participantsOf(sql, session.id, NAMES)
  const { code, feedback, feedback_from } = session
  return {
    code,
    people: [...people],
    counts: await toLiveCounts(sql, session, questions),
    may_reveal: showsAfterFinish({ mode: 'exam', feedback, feedback_from }, now),
  }
}

/** What a learner gave to the question that is on. Once the session is over their attempt has its result. */
async function toMine(
  context: WithClaims<AttemptServices>,
  { status, number }: LiveSessionRow,
  attempt_id: string | null,
): Promise<LiveSession['mine']> {
  const { db, banks, claims } = context
  const [row] = attempt_id === null ? [] : await loadAttempts(db, [{ user_id: claims.sub, id: attempt_id }])
  if (!row) return { attempt_id: null, revision: 0, finished: false, response: null }
  const mine = { attempt_id, revision: row.revision, finished: row.status === 'finished', response: null }
  if (status === 'ended' && row.status === 'in_progress') {
    await finishNow(context, row.id)
    return { ...mine, finished: true }
  }
  if (number === 0) return mine
  const responses = toResponses(await attachQuestions(row, banks))
  return { ...mine, response: responses.find((it) => it.number === number) ?? null }
}
