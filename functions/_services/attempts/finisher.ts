import { loadAttempts, type AttemptKey } from '../../_db/queries/attempts/load.ts'
import { loadOutcomes, type CountedAttempt } from '../../_db/queries/attempts/outcomes.ts'
import type { Regrade } from '../../_db/queries/corrections/regrades.ts'
import { NO_LEARNER, noEffects } from '../../_db/queries/engine/effects.ts'
import { storeEffects } from '../../_db/queries/engine/store/store-effects.ts'
import { isOver } from '../../_domain/attempts/deadline.ts'
import { notFound } from '../../_domain/errors.ts'
import type { GradingResult } from '../../_domain/attempts/grading.ts'
import type { Outcome } from '../../_domain/engine/outcome.ts'
import { applyWithClosings, type Engine, type EventToApply } from '../engine/apply.ts'
import { createMicroBatcher, type MicroBatcher } from '../engine/micro-batcher.ts'
import type { EventsMode } from '../engine/record.ts'
import type { BankCache } from './bank-cache.ts'
import type { AttemptSubmission } from './merge-submission.ts'
import { closeAttempt, type ClosedAttempt } from './close.ts'
import { attachQuestions, type AttemptWithQuestions } from './attach-questions.ts'
import { NOT_REGRADED, toReplay } from './read-finished.ts'
import { heldAttempts } from './in-session.ts'
import { abandoned, heldByLive, unfinished } from './refusals.ts'

export interface FinishRequest extends AttemptKey {
  submission: AttemptSubmission
  /** Finishes the attempt only if its time is up when it is read: its deadline may have moved since somebody looked. */
  ifOver?: true
}

/** An attempt that is over, with its outcome. */
export interface FinishedAttempt {
  attempt: AttemptWithQuestions
  grading: GradingResult
  /** What the engine made of it; null where it does not count, or has not been counted yet. */
  counted: CountedAttempt | null
  /** How it was graded anew since, and the XP that the ledger has booked for that. */
  regrades: readonly Regrade[]
  correction: number
  /** The learner's XP in the community now. */
  xp: number
  /** Whether it had been finished before. */
  replayed: boolean
}

/** An error concerns this one attempt; the others of its batch are finished all the same. */
type Answer = FinishedAttempt | Error

export type Finisher = MicroBatcher<FinishRequest, Answer>

export interface FinisherOptions extends Engine {
  banks: BankCache
  mode: EventsMode
}

/** Finishes attempts whose requests arrive together in one batch: reads and grades all, then writes all effects. */
export const createFinisher = (options: FinisherOptions): Finisher =>
  createMicroBatcher({ apply: (requests: FinishRequest[]) => finishBatch(options, requests) })

interface GradedRequest extends ClosedAttempt {
  request: FinishRequest
}

type Answers = Map<FinishRequest, Answer>

async function finishBatch(options: FinisherOptions, requests: FinishRequest[]): Promise<Answer[]> {
  const answers: Answers = new Map()
  // An attempt that another request changed since it was read is read and graded again. Each round at least one request
  // succeeds, so this ends.
  for (let left = requests; left.length > 0;) {
    const graded = await readAndGrade(options, left, answers)
    const { first, repeats } = splitRepeats(graded)
    const retries = await (options.mode === 'inline' ? applyClosings : queueClosings)(options, first, answers)
    left = [...retries, ...repeats]
  }
  return requests.map((request) => answers.get(request) ?? new Error('A finish was left out.'))
}

/** The first of several finishes of one attempt closes it; the others read its result in the next round. */
function splitRepeats(graded: GradedRequest[]): { first: GradedRequest[]; repeats: FinishRequest[] } {
  const first = new Map<string, GradedRequest>()
  const repeats: FinishRequest[] = []
  for (const it of graded) {
    const key = `${it.closing.user_id} ${it.closing.id}`
    if (first.has(key)) repeats.push(it.request)
    else first.set(key, it)
  }
  return { first: [...first.values()], repeats }
}

/** Grades the attempts that can be finished, and answers the other requests. */
async function readAndGrade({ db, banks }: FinisherOptions, requests: FinishRequest[], answers: Answers) {
  const rows = await loadAttempts(db, requests)
  const held = await heldAttempts(db, rows)
  const graded: GradedRequest[] = []
  const finished: { request: FinishRequest; attempt: AttemptWithQuestions }[] = []
  for (const [index, request] of requests.entries()) {
    const row = rows[index]
    if (!row) answers.set(request, notFound('attempt'))
    else if (row.status === 'abandoned') answers.set(request, abandoned())
    else if (held.has(row.id)) answers.set(request, heldByLive(row))
    else if (request.ifOver && row.status === 'in_progress' && !isOver(row, request.submission.now))
      answers.set(request, unfinished(row.id))
    else
      try {
        const attempt = await attachQuestions(row, banks)
        if (row.status === 'finished') finished.push({ request, attempt })
        else graded.push({ request, ...closeAttempt(attempt, request.submission) })
      } catch (error) {
        answers.set(request, error instanceof Error ? error : new Error('It could not be graded.', { cause: error }))
      }
  }
  const outcomes = finished.length > 0 ? await loadOutcomes(db, requests) : undefined
  for (const { request, attempt } of finished)
    answers.set(request, await toReplay({ db }, attempt, outcomes?.get(request.id)))
  return graded
}

/** Writes closings together with the effects of their events. Returns the requests whose attempts must be read again. */
async function applyClosings(
  options: FinisherOptions,
  graded: GradedRequest[],
  answers: Answers,
): Promise<FinishRequest[]> {
  const counting = graded.flatMap((it) =>
    it.activity ? [{ ...it, activity: it.activity, receivedAt: it.request.submission.now }] : [],
  )
  const withoutEvent = graded.filter(({ activity }) => activity === null)
  const retries: FinishRequest[] = []
  const applied = await applyWithClosings(options, counting satisfies EventToApply[])
  for (const [index, it] of counting.entries()) {
    const answer = applied[index]
    if (answer?.status === 'applied') answers.set(it.request, toFinished(it, answer))
    else if (answer?.status === 'refused')
      answers.set(it.request, new Error('The engine refused.', { cause: answer.error }))
    // The log has the event already: from a repeat in this batch, or from a history that was imported without attempts.
    else if (answer?.status === 'duplicate') withoutEvent.push(it)
    else retries.push(it.request)
  }
  return [...retries, ...(await storeClosings(options, withoutEvent, [], answers))]
}

/** Writes closings, and leaves their events to the queue. */
const queueClosings = (options: FinisherOptions, graded: GradedRequest[], answers: Answers): Promise<FinishRequest[]> =>
  storeClosings(
    options,
    graded,
    graded.flatMap(({ activity }) => activity ?? []),
    answers,
  )

async function storeClosings(
  { db, now }: FinisherOptions,
  graded: GradedRequest[],
  queued: Parameters<typeof storeEffects>[2],
  answers: Answers,
): Promise<FinishRequest[]> {
  if (graded.length === 0) return []
  const closings = graded.map((it) => ({ ...it.closing, learner: NO_LEARNER }))
  const { closed } = await storeEffects(db, { ...noEffects(now()), closings }, queued)
  const retries: FinishRequest[] = []
  for (const it of graded)
    if (closed.has(it.request.id)) answers.set(it.request, toFinished(it, { outcome: null, xp: it.attempt.row.xp }))
    else retries.push(it.request)
  return retries
}

const toFinished = (
  { attempt, grading, closing }: GradedRequest,
  { outcome, xp }: { outcome: Outcome | null; xp: number },
): FinishedAttempt => ({
  attempt: { ...attempt, row: { ...attempt.row, ...closing, status: 'finished' } },
  grading,
  counted: outcome && { outcome, correct: closing.correct, perfect: closing.perfect },
  xp,
  replayed: false,
  ...NOT_REGRADED,
})
