import type { Attempt, StartBody } from '../../_contracts/attempts/attempts.ts'
import { loadAttempts, type AttemptRow } from '../../_db/queries/attempts/load.ts'
import { accommodationsOn, lockMembership } from '../../_db/queries/attempts/accommodations.ts'
import {
  abandonRunning,
  countExams,
  insertAttempt,
  runningAttempt,
  testToTake,
} from '../../_db/queries/attempts/start.ts'
import { withService, withUser } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { deadlineFor, isOver } from '../../_domain/attempts/deadline.ts'
import { extraTimeOf } from '../../_domain/attempts/extra-time.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { holdsAttempts } from '../../_domain/live/session.ts'
import { lengthsByMode } from '../../_domain/attempts/lengths.ts'
import { drawQuestions, writeOptions } from '../../_domain/attempts/draw-questions.ts'
import type { WithClaims } from '../context.ts'
import { ensureFinished, finishNow } from './finish.ts'
import { attachQuestions } from './attach-questions.ts'
import { liveStandingOf } from './in-session.ts'
import { readAttempt } from './read.ts'
import { heldByLive } from './refusals.ts'
import { whereOver } from './where-over.ts'
import type { AttemptServices } from './attempt-services.ts'
import { toAttempt } from './to-attempt.ts'

export interface StartedAttempt {
  attempt: Attempt
  /** Whether it had been started before. */
  resumed: boolean
}

interface AttemptStart extends StartBody {
  /** The Idempotency-Key: a repeat of the same start. */
  key?: string
}

/**
 * Starts an attempt, or resumes the unfinished one. A repeat with the same key answers with the same attempt: otherwise a
 * repeated "start over" would abandon the attempt that the first request started.
 */
export async function startAttempt(
  context: WithClaims<AttemptServices>,
  { key, ...body }: AttemptStart,
): Promise<StartedAttempt> {
  const { db, banks, claims } = context
  const user_id = claims.sub
  const id = key === undefined ? crypto.randomUUID() : stableId(`attempt:${user_id}:${key}`)
  const find = async (id: string) => (await loadAttempts(db, [{ user_id, id }]))[0]
  const resume = async (row: AttemptRow): Promise<StartedAttempt> => ({
    attempt: toAttempt(await attachQuestions(row, banks), context.now(), null),
    resumed: true,
  })

  const before = key === undefined ? undefined : await find(id)
  if (before) return repeatStart(context, { row: before, body })

  const { test, unfinished } = await withUser(db, claims, async (tx) => ({
    test: await testToTake(tx, user_id, body.test_id),
    unfinished: await runningAttempt(tx, user_id, body.test_id),
  }))
  if (!test) throw notFound('test')
  const running = unfinished === undefined ? undefined : await find(unfinished)
  const live = running?.status === 'in_progress' ? await liveStandingOf(db, running) : undefined
  if (running && live && live.status !== 'ended' && (holdsAttempts(live) || body.restart)) throw heldByLive(running)
  // An attempt whose time is up gets its result before the next one starts.
  if (running && live?.status === 'ended') {
    await finishNow(context, running.id)
  } else if (running && isOver(running, context.now())) {
    if (!(await whereOver(ensureFinished(context, running.id)))) return startAttempt(context, { ...body, key })
  }
  // Another request with the same key started it a moment ago.
  else if (running?.id === id) return repeatStart(context, { row: running, body })
  else if (running?.status === 'in_progress' && !body.restart) return resume(running)

  if (test.closed_at)
    throw new DomainError('community_closed', 'This community is closed: its tests can no longer be started.')
  const offered = lengthsByMode({ questions: test.size, exam_pool: test.exam_pool, practice: test.practice })[body.mode]
  if (!offered.includes(body.length))
    throw new DomainError(
      'length_unavailable',
      offered.length > 0
        ? `This test offers ${offered.join(', ')} questions in ${body.mode} mode.`
        : `This test cannot be taken in ${body.mode} mode.`,
    )

  const { questions, options } = drawQuestions(
    await banks.get(test.id, test.version, test.corrections),
    { mode: body.mode, length: body.length, quotas: test.quotas, shuffle: test.shuffle },
    Math.random,
  )
  const now = context.now()
  const limit = body.mode === 'exam' ? test.time_limit_minutes : null
  const most = body.mode === 'exam' ? test.attempts_allowed : null
  const learner = { user_id, community_id: test.community_id }
  const isNew = await withService(db, async (tx, sql) => {
    // Of two exams that begin at once, the second waits for the first; and whoever accommodates the learner, for both.
    if (limit !== null || most !== null) await lockMembership(sql, learner)
    if (body.restart) await abandonRunning(tx, user_id, test.id, id, new Date(now))
    if (most !== null && (await countExams(tx, { user_id, test_id: test.id, except: id })) >= most)
      throw new DomainError(
        'attempts_used_up',
        `${most === 1 ? 'One exam is' : `${most} exams are`} allowed on this test.`,
      )
    const extra = limit === null ? undefined : extraTimeOf(await accommodationsOn(sql, { user_id, test_id: test.id }))
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
      time_limit_minutes: limit,
      deadline: limit !== null && extra ? new Date(deadlineFor(now, limit, extra)) : null,
    })
  })
  const started = isNew && (await find(id))
  // Another request of the same learner was faster: this one resumes what that one started.
  if (!started) return startAttempt(context, { ...body, restart: false, key })
  return { attempt: toAttempt(await attachQuestions(started, banks), now, null), resumed: false }
}

async function repeatStart(
  context: WithClaims<AttemptServices>,
  { row, body }: { row: AttemptRow; body: StartBody },
): Promise<StartedAttempt> {
  if (row.test_id !== body.test_id || row.mode !== body.mode || row.length !== body.length)
    throw new DomainError('conflict', 'This Idempotency-Key was already used to start another attempt.')
  return { attempt: await readAttempt(context, row.id), resumed: true }
}
