import type { ProgressMade, AttemptResult } from '../../_contracts/attempts/results.ts'
import { bandOf } from '../../_domain/attempts/band.ts'
import type { Outcome } from '../../_domain/engine/outcome.ts'
import { xpParts } from '../../_domain/xp/xp-parts.ts'
import type { FinishedAttempt } from './finisher.ts'
import { instant } from './instant.ts'
import type { AttemptWithQuestions } from './attach-questions.ts'
import { toRewards } from '../rewards/to-rewards.ts'
import type { RewardLabels } from '../rewards/labels.ts'
import { toStreakStep } from '../streaks/to-step.ts'
import { toLevel } from '../xp/to-level.ts'

/** A finished attempt as the API answers it. */
export async function toResult(
  { attempt, grading, outcome, xp, replayed }: FinishedAttempt,
  labels: RewardLabels,
): Promise<AttemptResult> {
  const { row } = attempt
  const { correct, points, unread, answered, percent, perfect, topics } = grading
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
    perfect,
    previous_percent: row.previous_percent,
    seconds: row.seconds ?? 0,
    started_at: instant(row.started_at),
    finished_at: instant(row.finished_at ?? row.started_at),
    timed_out: row.timed_out,
    topics,
    counts: row.uncounted === null && outcome !== null,
    counts_reason: row.uncounted ?? (outcome ? null : 'queued'),
    progress: outcome && (await toProgress(attempt, outcome, xp, labels)),
    replayed,
  }
}

async function toProgress(
  { row }: AttemptWithQuestions,
  outcome: Outcome,
  xp: number,
  labels: RewardLabels,
): Promise<ProgressMade> {
  const { difficulty, length, mode } = row
  const test = { difficulty, length, mode, correct: row.correct ?? 0, perfect: row.perfect ?? false }
  return {
    xp: xpParts(test, outcome),
    level: { ...toLevel(xp), ...outcome.level },
    streak: toStreakStep(outcome.streaks.find(({ kind }) => kind === 'learning')),
    ...(await toRewards(outcome, labels)),
  }
}
