import { loadAttempts, type AttemptKey } from '../../_db/queries/attempts/load.ts'
import { loadOutcomes } from '../../_db/queries/attempts/outcomes.ts'
import { NO_LEARNER, noEffects } from '../../_db/queries/engine/effects.ts'
import { storeEffects } from '../../_db/queries/engine/store/store-effects.ts'
import { notFound } from '../../_domain/errors.ts'
import type { GradingResult } from '../../_domain/attempts/grading.ts'
import type { Outcome } from '../../_domain/engine/outcome.ts'
import { applyWithClosings, type Engine, type EventToApply } from '../engine/apply.ts'
import { createMicroBatcher, type MicroBatcher } from '../engine/micro-batcher.ts'
import type { EventsMode } from '../engine/record.ts'
import type { BankCache } from './bank-cache.ts'
import type { AttemptSubmission } from './merge-submission.ts'
import { close, gradeOpened, type ClosedAttempt } from './close.ts'
import { attachQuestions, type AttemptWithQuestions } from './attach-questions.ts'
import { abandoned } from './refusals.ts'

export interface Finish extends AttemptKey {
  brought: AttemptSubmission
}

/** An attempt that is over, and what came of it. */
export interface Finished {
  opened: AttemptWithQuestions
  graded: GradingResult
  /** What the engine made of it; null when it does not count, or has not been counted yet. */
  outcome: Outcome | null
  /** What the learner has in the community now. */
  xp: number
  /** Whether it had been finished before. */
  replayed: boolean
}

/** An error concerns this one attempt; the others of its batch are finished all the same. */
type Answer = Finished | Error

export type Finisher = MicroBatcher<Finish, Answer>

export interface FinisherOptions extends Engine {
  banks: BankCache
  mode: EventsMode
}

/** Finishes attempts, those that come at the same time together: read and graded, and then all that follows is written. */
export const createFinisher = (options: FinisherOptions): Finisher =>
  createMicroBatcher({ apply: (finishes: Finish[]) => finishTogether(options, finishes) })

interface Running extends ClosedAttempt {
  finish: Finish
}

async function finishTogether(options: FinisherOptions, finishes: Finish[]): Promise<Answer[]> {
  const answers = new Map<Finish, Answer>()
  // What somebody changed since it was read is read and graded again. Each round somebody gets on, so this ends.
  for (let left = finishes; left.length > 0;) {
    const running = await readAll(options, left, answers)
    const { first, twins } = apart(running)
    const again = await (options.mode === 'inline' ? applyAll : queueAll)(options, first, answers)
    left = [...again, ...twins]
  }
  return finishes.map((finish) => answers.get(finish) ?? new Error('A finish was left out.'))
}

/** Of several who finish one attempt, the first closes it; the others read what came of it. */
function apart(running: Running[]): { first: Running[]; twins: Finish[] } {
  const first = new Map<string, Running>()
  const twins: Finish[] = []
  for (const it of running) {
    const key = `${it.closing.user_id} ${it.closing.id}`
    if (first.has(key)) twins.push(it.finish)
    else first.set(key, it)
  }
  return { first: [...first.values()], twins }
}

/** Grades those that are to be finished, and answers the others. */
async function readAll({ db, banks }: FinisherOptions, finishes: Finish[], answers: Map<Finish, Answer>) {
  const rows = await loadAttempts(db, finishes)
  const running: Running[] = []
  const over: { finish: Finish; opened: AttemptWithQuestions }[] = []
  for (const [index, finish] of finishes.entries()) {
    const row = rows[index]
    if (!row) answers.set(finish, notFound('attempt'))
    else if (row.status === 'abandoned') answers.set(finish, abandoned())
    else
      try {
        const opened = await attachQuestions(row, banks)
        if (row.status === 'finished') over.push({ finish, opened })
        else running.push({ finish, ...close(opened, finish.brought) })
      } catch (error) {
        answers.set(finish, error instanceof Error ? error : new Error('It could not be graded.', { cause: error }))
      }
  }
  const outcomes = over.length > 0 ? await loadOutcomes(db, finishes) : undefined
  for (const { finish, opened } of over)
    answers.set(finish, {
      opened,
      graded: gradeOpened(opened),
      outcome: outcomes?.get(finish.id) ?? null,
      xp: opened.row.xp,
      replayed: true,
    })
  return running
}

/** Closes attempts together with all that the engine makes of them. Answers what has to be read again. */
async function applyAll(options: FinisherOptions, running: Running[], answers: Map<Finish, Answer>): Promise<Finish[]> {
  const counting = running.flatMap((it) => (it.activity ? [{ ...it, activity: it.activity }] : []))
  const quiet = running.filter(({ activity }) => activity === null)
  const again: Finish[] = []
  const applied = await applyWithClosings(options, counting satisfies EventToApply[])
  for (const [index, it] of counting.entries()) {
    const answer = applied[index]
    if (answer?.status === 'applied') answers.set(it.finish, finished(it, answer))
    else if (answer?.status === 'refused')
      answers.set(it.finish, new Error('The engine refused.', { cause: answer.error }))
    // The engine knows it: from its twin in this batch, or from a history that was told without attempts.
    else if (answer?.status === 'duplicate') quiet.push(it)
    else again.push(it.finish)
  }
  return [...again, ...(await closeAll(options, quiet, [], answers))]
}

/** Closes attempts, and leaves what they mean to the queue. */
const queueAll = (options: FinisherOptions, running: Running[], answers: Map<Finish, Answer>): Promise<Finish[]> =>
  closeAll(
    options,
    running,
    running.flatMap(({ activity }) => activity ?? []),
    answers,
  )

async function closeAll(
  { db, now }: FinisherOptions,
  closing: Running[],
  queued: Parameters<typeof storeEffects>[2],
  answers: Map<Finish, Answer>,
): Promise<Finish[]> {
  if (closing.length === 0) return []
  const closings = closing.map((it) => ({ ...it.closing, learner: NO_LEARNER }))
  const { closed } = await storeEffects(db, { ...noEffects(now()), closings }, queued)
  const again: Finish[] = []
  for (const it of closing)
    if (closed.has(it.finish.id)) answers.set(it.finish, finished(it, { outcome: null, xp: it.opened.row.xp }))
    else again.push(it.finish)
  return again
}

const finished = (
  { opened, graded, closing }: Running,
  { outcome, xp }: Pick<Finished, 'outcome' | 'xp'>,
): Finished => ({
  opened: { ...opened, row: { ...opened.row, ...closing, status: 'finished' } },
  graded,
  outcome,
  xp,
  replayed: false,
})
