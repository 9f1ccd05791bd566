import type { Attempt, StartBody } from '../../_contracts/attempts/attempts.ts'
import { loadAttempts, type AttemptRow } from '../../_db/queries/attempts/load.ts'
import { abandonRunning, insertAttempt, runningAttempt, testToTake } from '../../_db/queries/attempts/start.ts'
import { withService, withUser, type Claims } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { deadlineFor, isOver } from '../../_domain/attempts/deadline.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { lengthsOffered } from '../../_domain/attempts/lengths.ts'
import { drawQuestions, writeOptions } from '../../_domain/attempts/draw-questions.ts'
import { settle } from './finish.ts'
import { attachQuestions } from './attach-questions.ts'
import { readAttempt } from './read.ts'
import type { AttemptServices } from './attempt-services.ts'
import { toAttempt } from './to-attempt.ts'

export interface StartedAttempt {
  attempt: Attempt
  /** Whether it had been started before. */
  resumed: boolean
}

/**
 * Starts an attempt, or goes on with the unfinished one. The same key is the same attempt, however often it is sent:
 * else a repeated "start over" would give up what the first one started.
 */
export async function startAttempt(
  context: AttemptServices,
  claims: Claims,
  body: StartBody,
  key?: string,
): Promise<StartedAttempt> {
  const { db, banks } = context
  const user_id = claims.sub
  const id = key === undefined ? crypto.randomUUID() : stableId(`attempt:${user_id}:${key}`)
  const find = async (id: string) => (await loadAttempts(db, [{ user_id, id }]))[0]
  const goOn = async (row: AttemptRow): Promise<StartedAttempt> => ({
    attempt: toAttempt(await attachQuestions(row, banks), context.now(), null),
    resumed: true,
  })

  const before = key === undefined ? undefined : await find(id)
  if (before) return repeated(context, claims, before, body)

  const { test, unfinished } = await withUser(db, claims, async (tx) => ({
    test: await testToTake(tx, user_id, body.test_id),
    unfinished: await runningAttempt(tx, user_id, body.test_id),
  }))
  if (!test) throw notFound('test')
  const running = unfinished === undefined ? undefined : await find(unfinished)
  // An attempt whose time is up has a result, even if nobody came back for it.
  if (running && isOver(running, context.now())) await settle(context, user_id, running.id)
  // It began a moment ago, with this very key.
  else if (running?.id === id) return repeated(context, claims, running, body)
  else if (running?.status === 'in_progress' && !body.restart) return goOn(running)

  const offered = lengthsOffered(test.size)
  if (!offered.includes(body.length))
    throw new DomainError(
      'length_unavailable',
      `This test has ${test.size} questions: ${offered.join(', ')} are offered.`,
    )

  const { questions, options } = drawQuestions(await banks.at(test.id, test.version), body.length, Math.random)
  const now = context.now()
  const timed = body.mode === 'exam' && test.time_limit_minutes !== null
  const isNew = await withService(db, async (tx) => {
    if (body.restart) await abandonRunning(tx, user_id, test.id, id, new Date(now))
    return insertAttempt(tx, {
      id,
      user_id,
      community_id: test.community_id,
      test_id: test.id,
      test_version: test.version,
      mode: body.mode,
      length: body.length,
      question_order: questions,
      option_orders: writeOptions(options),
      started_at: new Date(now),
      deadline: timed ? new Date(deadlineFor(now, test.time_limit_minutes ?? 0, test.extra_time)) : null,
    })
  })
  const started = isNew && (await find(id))
  // Somebody with the same learner's session was faster by a moment.
  if (!started) return startAttempt(context, claims, { ...body, restart: false }, key)
  return { attempt: toAttempt(await attachQuestions(started, banks), now, null), resumed: false }
}

async function repeated(
  context: AttemptServices,
  claims: Claims,
  row: AttemptRow,
  body: StartBody,
): Promise<StartedAttempt> {
  if (row.test_id !== body.test_id || row.mode !== body.mode || row.length !== body.length)
    throw new DomainError('conflict', 'This Idempotency-Key was used to start something else.')
  return { attempt: await readAttempt(context, claims, row.id), resumed: true }
}
