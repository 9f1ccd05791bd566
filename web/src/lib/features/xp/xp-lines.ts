import type { ProgressMade } from '#contracts/attempts/results.ts'

export interface XpLine {
  label: string
  /** Signed: what is taken off is below zero. */
  xp: number
}

/** The ledger of an attempt, in the order in which it adds up. What came to nothing has no line, but for the base. */
export const xpLines = ({ xp, streak, achievements, milestones, completed }: ProgressMade): XpLine[] => {
  const lines = [
    { label: 'Perfect exam', xp: xp.perfect_bonus },
    { label: 'Practice pays half', xp: -xp.practice_cut },
    { label: 'Paid before for this test', xp: -xp.repeat_cut },
    { label: streak ? `Streak, day ${streak.current}` : 'Streak', xp: xp.streak },
    { label: achievements.length === 1 ? 'Achievement' : 'Achievements', xp: xp.achievements },
    { label: milestones.length === 1 ? 'Milestone' : 'Milestones', xp: xp.milestones },
    { label: completed.length === 1 ? `${completed[0]?.title}, complete` : 'Courses, complete', xp: xp.completed },
  ]
  return [{ label: 'Right answers', xp: xp.base }, ...lines.filter((line) => line.xp !== 0)]
}

/** How far into their level somebody was before: 0 where this attempt reached it, or it is the last. */
export const shareBefore = ({ xp, level }: Pick<ProgressMade, 'xp' | 'level'>) =>
  level.before < level.level || level.needed === 0 ? 0 : Math.max(0, level.into - xp.total) / level.needed

/** How far into a level, 0–1; the last one has no next. */
export const levelShare = ({ into, needed }: { into: number; needed: number }) => (needed === 0 ? 1 : into / needed)

export const signed = (xp: number) => `${xp < 0 ? '−' : '+'}${Math.abs(xp).toLocaleString('en')}`
