import { plural } from '#domain/locale/counts.ts'
import type { ProgressMade } from '#contracts/attempts/results.ts'

export interface XpLine {
  label: string
  /** Negative for deductions. */
  xp: number
}

/** The XP of an attempt, line by line. Lines of zero XP are left out, except for the base. */
export const xpLines = ({ xp, streak, achievements, milestones, completed }: ProgressMade): XpLine[] => {
  const lines = [
    { label: 'Perfect exam', xp: xp.perfect_bonus },
    { label: 'Practice earns half', xp: -xp.practice_cut },
    { label: 'Already earned on this test', xp: -xp.repeat_cut },
    { label: streak ? `Streak, day ${streak.current}` : 'Streak', xp: xp.streak },
    { label: plural(achievements.length, 'Achievement'), xp: xp.achievements },
    { label: plural(milestones.length, 'Gate passed', 'Gates passed'), xp: xp.milestones },
    { label: completed.length === 1 ? `${completed[0]?.title} completed` : 'Courses completed', xp: xp.completed },
    { label: 'Correction', xp: xp.correction },
  ]
  return [{ label: 'Correct answers', xp: xp.base }, ...lines.filter((line) => line.xp !== 0)]
}

/** The progress within the level before the attempt: 0 if the attempt reached the level, or it is the last level. */
export const shareBefore = ({ xp, level }: Pick<ProgressMade, 'xp' | 'level'>) =>
  level.before < level.level || level.needed === 0 ? 0 : Math.max(0, level.into - xp.total) / level.needed

/** The progress within a level, 0–1; 1 for the last level. */
export const levelShare = ({ into, needed }: { into: number; needed: number }) => (needed === 0 ? 1 : into / needed)
