import type { ProgressMade, AttemptResult } from '../../_contracts/attempts/results.ts'
import { bandOf } from '../../_domain/attempts/band.ts'
import type { Outcome } from '../../_domain/engine/outcome.ts'
import { xpParts } from '../../_domain/xp/xp-parts.ts'
import type { Finished } from './finisher.ts'
import { instant } from './instant.ts'
import type { AttemptWithQuestions } from './attach-questions.ts'
import { toRewards } from '../rewards/to-rewards.ts'
import type { RewardLabels } from '../rewards/labels.ts'
import { toStreakStep } from '../streaks/to-step.ts'
import { toLevel } from '../xp/to-level.ts'

/** A finished attempt as it is shown. */
export async function toResult(
  { opened, graded, outcome, xp, replayed }: Finished,
  faces: RewardLabels,
): Promise<AttemptResult> {
  const { row } = opened
  const { correct, answered, percent, perfect, topics } = graded
  return {
    attempt_id: row.id,
    mode: row.mode,
    length: row.length,
    correct,
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
    counts: row.implausible === null ? (outcome ? 'yes' : 'soon') : 'no',
    progress: outcome && (await toProgress(opened, outcome, xp, faces)),
    replayed,
  }
}

async function toProgress(
  { row }: AttemptWithQuestions,
  outcome: Outcome,
  xp: number,
  faces: RewardLabels,
): Promise<ProgressMade> {
  const { difficulty, length, mode } = row
  const test = { difficulty, length, mode, correct: row.correct ?? 0, perfect: row.perfect ?? false }
  return {
    xp: xpParts(test, outcome),
    level: { ...toLevel(xp), ...outcome.level },
    streak: toStreakStep(outcome.streaks.find(({ kind }) => kind === 'learning')),
    ...(await toRewards(outcome, faces)),
  }
}
