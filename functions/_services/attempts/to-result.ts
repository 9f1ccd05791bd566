import type { ProgressMade, AttemptResult } from '../../_contracts/attempts/results.ts'
import type { CountedAttempt } from '../../_db/queries/attempts/outcomes.ts'
import { bandOf } from '../../_domain/attempts/band.ts'
import { countSaid } from '../../_domain/attempts/calibration.ts'
import { showsAfterFinish } from '../../_domain/attempts/when-revealed.ts'
import { xpParts } from '../../_domain/xp/xp-parts.ts'
import type { AttemptServices } from './attempt-services.ts'
import { calibrationOf } from './calibration-of.ts'
import type { FinishedAttempt } from './finisher.ts'
import { instant } from './instant.ts'
import { toRewards } from '../rewards/to-rewards.ts'
import type { RewardLabels } from '../rewards/labels.ts'
import { toStreakStep } from '../streaks/to-step.ts'
import { toLevel } from '../xp/to-level.ts'

/** A finished attempt as the API answers it. */
export async function toResult(
  finished: FinishedAttempt,
  { labels, now }: Pick<AttemptServices, 'labels' | 'now'>,
): Promise<AttemptResult> {
  const { attempt, grading, counted, regrades, replayed } = finished
  const { row } = attempt
  const { correct, points, unread, answered, percent, perfect, topics } = grading
  const confidence = calibrationOf(attempt)
  return {
    attempt_id: row.id,
    mode: row.mode,
    length: row.length,
    correct,
    points,
    unread,
    answered,
    percent,
    band: bandOf(percent),
    override: row.override && { reason: row.override.reason },
    perfect,
    previous_percent: row.previous_percent,
    seconds: row.seconds ?? 0,
    started_at: instant(row.started_at),
    finished_at: instant(row.finished_at ?? row.started_at),
    timed_out: row.timed_out,
    topics,
    confidence: countSaid(confidence) > 0 && showsAfterFinish(row, now()) ? confidence : null,
    counts: row.uncounted === null && counted !== null,
    counts_reason: row.uncounted ?? (counted ? null : 'queued'),
    progress: counted && (await toProgress(finished, counted, labels)),
    regrades: regrades.map(({ at, ...same }) => ({ ...same, at: instant(at) })),
    replayed,
  }
}

async function toProgress(
  { attempt: { row }, xp, correction }: FinishedAttempt,
  { outcome, correct, perfect }: CountedAttempt,
  labels: RewardLabels,
): Promise<ProgressMade> {
  const { difficulty, length, mode } = row
  const test = { difficulty, length, mode, correct, perfect }
  return {
    xp: xpParts(test, outcome, correction),
    level: { ...toLevel(xp), ...outcome.level },
    streak: toStreakStep(outcome.streaks.find(({ kind }) => kind === 'learning')),
    ...(await toRewards(outcome, labels)),
  }
}
