import type { PracticeEarned } from '#contracts/practice/practice.ts'
import { LEARNING_ANSWERS, MOST_PRACTICE_XP } from '#domain/practice/practice-day.ts'

const MOST = `a day of practice pays ${MOST_PRACTICE_XP} at most`

/** What a session earned, or kindly why it earned nothing: of XP, and for its day. It may be read on another day. */
export function earnedWords(earned: PracticeEarned, { correct }: { correct: number }): { xp: string; day: string } {
  const { xp, xp_today, answered_today, counts_today, too_fast } = earned
  if (too_fast) return { xp: 'No XP this time', day: 'That was faster than anyone can read, so it counts for nothing.' }
  return {
    xp: xp > 0 ? `+${xp} XP${whyLess(earned, correct)}` : whyNone({ xp_today }, correct),
    day: counts_today
      ? 'The day counts for your streak.'
      : `${answered_today} of the ${LEARNING_ANSWERS} answers that make a day count.`,
  }
}

function whyLess({ xp, xp_today }: PracticeEarned, correct: number): string {
  if (xp >= correct) return ''
  return xp_today < MOST_PRACTICE_XP ? ': a question pays once a day' : `: ${MOST}`
}

function whyNone({ xp_today }: Pick<PracticeEarned, 'xp_today'>, correct: number): string {
  if (correct === 0) return 'No XP this time'
  return xp_today < MOST_PRACTICE_XP ? 'No XP: a question pays once a day' : `No XP: ${MOST}`
}
