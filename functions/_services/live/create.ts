import type { CreateLiveBody, LiveSession } from '../../_contracts/live/live.ts'
import { insertLiveSession, testToRun } from '../../_db/queries/live/sessions.ts'
import { withService } from '../../_db/session.ts'
import { drawQuestions, writeOptions } from '../../_domain/attempts/draw-questions.ts'
import { lengthsByMode } from '../../_domain/attempts/lengths.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { drawCode } from '../../_domain/live/code.ts'
import { endsAt } from '../../_domain/live/session.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { LIVE_STAFF_ONLY } from './find.ts'
import { readLive } from './read.ts'

/** Opens a session on a test. Its questions, their order and the order of their options are drawn here, once for everybody. */
export async function createLive(
  context: WithClaims<AttemptServices>,
  { test_id, length, pace }: CreateLiveBody,
): Promise<LiveSession> {
  const { db, banks, claims } = context
  const test = await withService(db, (_, sql) => testToRun(sql, claims.sub, test_id))
  if (!test || (test.role === 'student' && test.status !== 'live')) throw notFound('test')
  if (test.role === 'student') throw new DomainError('not_allowed', LIVE_STAFF_ONLY)
  if (test.closed) throw new DomainError('community_closed', 'This community is closed: no test can be run in it.')
  if (test.status !== 'live') throw new DomainError('test_not_live', 'Only a test that is live can be run.')
  const offered = lengthsByMode({ questions: test.size, exam_pool: test.exam_pool, practice: test.practice }).exam
  if (!offered.includes(length))
    throw new DomainError('length_unavailable', `This test offers ${offered.join(', ')} questions.`)

  const bank = await banks.get(test.id, test.version, test.corrections)
  const { quotas, shuffle } = test
  const { questions, options } = drawQuestions(bank, { mode: 'exam', length, quotas, shuffle }, Math.random)
  const now = context.now()
  const session = {
    ...{ community_id: test.community_id, test_id: test.id, test_version: test.version, made_by: claims.sub },
    ...{ pace, length, question_order: questions, option_orders: writeOptions(options), created_at: now },
    ends_at: endsAt({ pace, status: 'lobby', number: 0, revealed: false }, now),
  }
  const id = await withService(db, async (_, sql) => {
    // Of a billion codes few are taken at a time.
    for (;;) {
      const inserted = await insertLiveSession(sql, { ...session, code: drawCode(Math.random) })
      if (inserted !== undefined) return inserted
    }
  })
  return readLive(context, id)
}
