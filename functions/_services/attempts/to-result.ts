import type { ProgressMade, Result } from '../../_contracts/attempts.ts'
import { bandOf } from '../../_domain/grading.ts'
import type { Outcome } from '../../_domain/outcome.ts'
import { xpParts } from '../../_domain/xp-parts.ts'
import type { Faces } from './faces.ts'
import type { Finished } from './finisher.ts'
import { instant } from './instant.ts'
import type { Opened } from './opened.ts'
import { toStreakStep } from '../streaks/to-step.ts'
import { toLevel } from '../xp/to-level.ts'

/** A finished attempt as it is shown. */
export async function toResult({ opened, graded, outcome, xp, replayed }: Finished, faces: Faces): Promise<Result> {
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

async function toProgress({ row }: Opened, outcome: Outcome, xp: number, faces: Faces): Promise<ProgressMade> {
  const { difficulty, length, mode } = row
  const test = { difficulty, length, mode, correct: row.correct ?? 0, perfect: row.perfect ?? false }
  const given = [...outcome.achievements, ...outcome.milestones]
  const known = given.length > 0 ? await faces.of(given.map(({ id }) => codeOf(id))) : undefined
  const paid = new Map(outcome.xp.map(({ reason, reference, amount }) => [`${reason} ${reference}`, amount]))
  const streak = outcome.streaks.find(({ kind }) => kind === 'learning')
  return {
    xp: xpParts(test, outcome),
    level: { ...toLevel(xp), ...outcome.level },
    streak: toStreakStep(streak),
    achievements: outcome.achievements.flatMap(({ id, late }) => {
      const face = known?.get(codeOf(id))
      if (!face?.icon || !face.rarity) return []
      const { icon, rarity, slug, name } = face
      return [
        {
          id: face.id,
          ...{ slug, name, icon, rarity },
          tier: TIERS.find((tier) => id.endsWith(`:${tier}`)) ?? face.tier,
          xp: paid.get(`achievement ${id}`) ?? 0,
          late,
        },
      ]
    }),
    milestones: outcome.milestones.flatMap(({ id }) => {
      const face = known?.get(id)
      if (!face) return []
      // What goes to an instructor pays only once they say so.
      const status = paid.has(`milestone ${id}`) ? ('validated' as const) : ('submitted' as const)
      return [{ id: face.id, name: face.name, status }]
    }),
  }
}

const TIERS = ['bronze', 'silver', 'gold', 'platinum'] as const

/** What is held of a tiered achievement has the tier behind it. */
const codeOf = (id: string) => id.split(':', 1)[0] ?? id
