/** The most XP that practice pays on one of a learner's days. */
export const MOST_PRACTICE_XP = 30

/** How many questions have to be answered in practice on a day for it to be a day of learning. One session need not have them all. */
export const LEARNING_ANSWERS = 10

/** What the practice sessions of a learner's day came to, but for those that were faster than anyone reads. */
export interface PracticeDay {
  answered: number
  /** The lineages whose right answers were paid: one XP each. */
  paid: readonly string[]
}

export const NO_PRACTICE: PracticeDay = { answered: 0, paid: [] }

/** A finished session, with the lineages that were answered right. */
export interface PracticedAnswers {
  answered: number
  right: readonly string[]
}

/**
 * The day after one more session, and what the session paid. A question is paid once a day, so answering it again pays nothing, and
 * once the day has paid its most, no other does. In whatever order sessions come, the day comes to the same sum.
 */
export function addPractice(
  { answered, paid }: PracticeDay,
  session: PracticedAnswers,
): { day: PracticeDay; paid: string[] } {
  const before = new Set(paid)
  const fresh = [...new Set(session.right)].filter((lineage) => !before.has(lineage))
  const paidNow = fresh.slice(0, Math.max(0, MOST_PRACTICE_XP - before.size))
  return { day: { answered: answered + session.answered, paid: [...paid, ...paidNow] }, paid: paidNow }
}

export const isDayOfLearning = ({ answered }: Pick<PracticeDay, 'answered'>): boolean => answered >= LEARNING_ANSWERS
