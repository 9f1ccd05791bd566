import type { Connection } from '../../_db/client.ts'
import { loadAttempts, type AttemptRow } from '../../_db/queries/attempts/load.ts'
import type { Effects } from '../../_db/queries/engine/effects.ts'
import { readLedger, readLog } from '../../_db/queries/engine/ledger/read.ts'
import { loadEvents } from '../../_db/queries/engine/load.ts'
import { storeEffectsIn } from '../../_db/queries/engine/store/store-effects.ts'
import { finishedOn, touchAttempt, writeGrades } from '../../_db/queries/corrections/attempts.ts'
import { recordOutcome } from '../../_db/queries/corrections/corrections.ts'
import { tell } from '../../_db/queries/notifications/tell.ts'
import { withRepeat } from '../../_db/repeat.ts'
import { inTransaction } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { regrade, type AttemptToRegrade, type RegradeOutcome } from '../../_domain/attempts/regrade.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import { correctionsTo } from '../../_domain/engine/corrections.ts'
import type { Learner } from '../../_domain/engine/learner.ts'
import { regradeActivity, type RegradeCauseKind } from '../../_domain/engine/regrades.ts'
import { replay } from '../../_domain/engine/replay.ts'
import { evaluate } from '../../_domain/rules/evaluate.ts'
import type { Ruleset } from '../../_domain/rules/ruleset.ts'
import { STREAK_KINDS } from '../../_domain/streaks/streak.ts'
import { learnerDay } from '../../_domain/time/learner-day.ts'
import { levelFor } from '../../_domain/xp/levels.ts'
import { attachQuestions } from '../attempts/attach-questions.ts'
import type { BankCache } from '../attempts/bank-cache.ts'
import { gradeAttempt } from '../attempts/close.ts'
import type { Engine } from '../engine/apply.ts'
import { foldBatch, learnerOf, type ReplayedState } from '../engine/fold-batch.ts'
import { toLearner } from '../engine/to-learner.ts'

export interface RegradeServices extends Engine {
  banks: BankCache
}

/** Why the attempts on a test are graded anew. */
export interface RegradeCause {
  kind: RegradeCauseKind
  /** Of the correction, if that is why. */
  id: string | null
  community_id: string
  test_id: string
  actor: string
  reason: string
}

/** A change to what one attempt is graded with, such as a mark: it is written together with the grades that follow, or not at all. */
export interface GradingChange {
  /** The attempt. */
  id: string
  /** The attempt with the change. Throws if it may not be made to what is stored now. */
  change: (row: AttemptRow) => AttemptRow
  write: (sql: Connection['sql']) => PromiseLike<unknown>
}

interface ComputedRegrade extends RegradeOutcome {
  rows: ReadonlyMap<string, AttemptRow>
  /** Null where no attempt that changed counts. */
  effects: Effects | null
}

/**
 * Grades a learner's attempts on a test anew and writes what follows: their scores, an event for each, the counters, streaks and
 * XP that a replay of the log then gives, and one notification. Null if no grade changes, so a repeat changes none.
 * Nothing is locked while it computes: a learner whose progress changed meanwhile is read again.
 */
export async function regradeLearner(
  services: RegradeServices,
  cause: RegradeCause,
  userId: string,
  change?: GradingChange,
): Promise<RegradeOutcome | null> {
  for (;;) {
    const computed = await computeRegrade(services, cause, userId, change)
    if (!computed || (computed.attempts.length === 0 && !change)) return null
    if (await write(services, { cause, computed, change })) return toOutcome(computed)
  }
}

/** What regrading would change for a learner, without changing it; null if nothing. */
export async function previewRegrade(
  services: RegradeServices,
  cause: RegradeCause,
  userId: string,
): Promise<RegradeOutcome | null> {
  const computed = await computeRegrade(services, cause, userId)
  return computed && toOutcome(computed)
}

const toOutcome = ({ user_id, attempts, xp, level, gains }: ComputedRegrade): RegradeOutcome | null =>
  attempts.length === 0 ? null : { user_id, attempts, xp, level, gains }

async function computeRegrade(
  services: RegradeServices,
  cause: RegradeCause,
  user_id: string,
  change?: GradingChange,
): Promise<ComputedRegrade | null> {
  const { db, rulesets } = services
  const now = services.now()
  const { community_id, test_id } = cause
  // All by key, and with one plan for all learners: to plan these for each would take longer than to run them.
  const keys = await withRepeat(db.genericPlans, ({ sql }) => finishedOn(sql, { user_id, test_id }))
  const stored = (await loadAttempts(db.genericPlans, keys)).flatMap((row) => row ?? [])
  const rows = new Map(stored.map((row) => [row.id, row.id === change?.id ? change.change(row) : row]))
  const attempts = regrade(await Promise.all([...rows.values()].map((row) => toRegrade(services, row))))
  const [anyRow] = rows.values()
  if (!anyRow) return null
  const today = learnerDay(anyRow, new Date(now))
  const events = attempts
    .filter(({ counts }) => counts)
    .map(({ id: attempt, score }) =>
      regradeActivity({
        // A second regrade of the attempt for the same cause is an event of its own.
        id: stableId(`attempt_regraded:${cause.id ?? cause.kind}:${attempt}:${rows.get(attempt)?.revision}`),
        ...{ user_id, community_id, test_id, attempt, now, today, score },
        ...{ cause: cause.kind, correction: cause.id },
      }),
    )
  const [first] = events
  const total = anyRow.xp
  if (!first)
    return { user_id, attempts, rows, effects: null, xp: same(total), level: same(levelFor(total)), gains: [] }
  // Read before the log: what changes meanwhile changes the revision, too, and then nothing is written.
  const loaded = await loadEvents(db, events)
  const [state] = loaded
  if (!state) throw new Error('The database returned no row for an event.')
  const { log, ledger } = await withRepeat(db.genericPlans, async ({ sql }) => ({
    log: await readLog(sql, { user_id, community_id }),
    ledger: await readLedger(sql, { user_id, community_id }),
  }))
  const ruleset = await rulesets.at(community_id, Number(state.newest ?? 0), db)
  const before = toLearner(state, ruleset.version)
  const { learner, entries } = replay([...log, ...events])
  const restored: ReplayedState = {
    counters: learner.counters,
    streaks: keepEqual(before.streaks, learner.streaks),
    entries: correctionsTo(ledger, entries, {
      newId: () => uuid7(now),
      actor_id: cause.actor,
      note: () => cause.reason,
    }),
  }
  const toFold = events.flatMap((activity, index) => {
    const it = loaded[index]
    return it ? [{ activity, loaded: it, ...(index === 0 ? { restored } : {}) }] : []
  })
  const { effects } = foldBatch(toFold, new Map([[community_id, ruleset]]), now)
  const after = effects.learners[0]?.state ?? before
  const computed = {
    ...{ user_id, attempts, rows },
    xp: { before: before.xp, after: after.xp },
    level: { before: before.level, after: after.level },
    gains: gainsOf(ruleset, { before, after }),
  }
  effects.notices.push({ learner: 0, ...noticeOf(computed, cause, now) })
  return { ...computed, effects }
}

async function toRegrade({ banks }: RegradeServices, row: AttemptRow): Promise<AttemptToRegrade> {
  const attempt = await attachQuestions(row, banks)
  const { id, length, correct, points, unread, percent, perfect, first_pass, previous_percent, uncounted } = row
  return {
    ...{ id, length, bank: attempt.bank, counts: uncounted === null },
    stored: {
      correct: correct ?? 0,
      points: points ?? correct ?? 0,
      unread: unread ?? 0,
      percent: percent ?? 0,
      perfect: perfect ?? false,
      ...{ first_pass, previous_percent },
    },
    grading: gradeAttempt(attempt),
  }
}

const same = (value: number) => ({ before: value, after: value })

/** Windows, boards and single events are left to the look at the learner that follows a regrade. */
const gainsOf = ({ rules }: Ruleset, { before, after }: { before: Learner; after: Learner }): string[] =>
  rules
    .filter(
      ({ id }) => !after.earned.has(id) && !after.revoked.has(id) && !after.validated.has(id) && !after.handed.has(id),
    )
    .filter(({ condition }) => evaluate(condition, after, undefined, {}) && !evaluate(condition, before, undefined, {}))
    .map(({ id }) => id)

/** A streak that a replay leaves as it is stays the same object, so it is not written. */
function keepEqual(before: Learner['streaks'], after: Learner['streaks']): Learner['streaks'] {
  const kept = STREAK_KINDS.map(
    (kind) => [kind, deepEqual(before[kind], after[kind]) ? before[kind] : after[kind]] as const,
  )
  return Object.fromEntries(kept.filter(([, streak]) => streak !== undefined))
}

const noticeOf = (
  { attempts, xp, level }: RegradeOutcome,
  { kind: cause, id, test_id, reason }: RegradeCause,
  now: number,
) => ({
  id: uuid7(now),
  kind: 'regraded' as const,
  payload: {
    ...{ cause, ...(id !== null && { correction: id }), test_id, reason, xp, level },
    attempts: attempts.map(({ id, before, after }) => ({ id, before: before.percent, after: after.percent })),
  },
})

interface ToWrite {
  cause: RegradeCause
  computed: ComputedRegrade
  change: GradingChange | undefined
}

/** Whether all of it was written: nothing is if the learner's progress or an attempt changed after it was read. */
function write({ db, now }: RegradeServices, { cause, computed, change }: ToWrite): Promise<boolean> {
  const { community_id } = cause
  const { user_id, attempts, rows, effects } = computed
  const revisionOf = (id: string) => rows.get(id)?.revision ?? 0
  const changes = attempts.map(({ id, after }) => ({ id, after, revision: revisionOf(id) }))
  const writeAll = async ({ sql }: Connection) => {
    const written = effects ? await storeEffectsIn(sql, effects) : null
    const isSaved = written === null || written.learners.has(learnerOf({ user_id, community_id }))
    if (!isSaved || (await writeGrades(sql, user_id, changes)) < changes.length) throw new ChangedMeanwhile()
    if (change) await writeChange(sql, change)
    if (cause.id !== null) await recordOutcome(sql, { id: cause.id, community_id }, computed, true)
    if (!effects && attempts.length > 0)
      await tell(sql, [{ user_id, community_id, ...noticeOf(computed, cause, now()) }])
  }
  const writeChange = async (sql: Connection['sql'], { id, write }: GradingChange) => {
    const isRegraded = changes.some((it) => it.id === id)
    if (!isRegraded && !(await touchAttempt(sql, { user_id, id, revision: revisionOf(id) })))
      throw new ChangedMeanwhile()
    await write(sql)
  }
  return inTransaction(db.genericPlans, writeAll).then(
    () => true,
    (error: unknown) => {
      if (error instanceof ChangedMeanwhile) return false
      throw error
    },
  )
}

/** Rolls the transaction back: it is computed anew. */
class ChangedMeanwhile extends Error {}
