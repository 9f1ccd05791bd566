/** Why a finished attempt does not count: it is graded and shown, and earns nothing. */
export const UNCOUNTED_REASONS = ['too_fast', 'too_few_answered'] as const
export type UncountedReason = (typeof UNCOUNTED_REASONS)[number]

/** Seconds per answer. An attempt that is faster than anyone reads is graded and shown, but does not count. */
export const LEAST_SECONDS = 1.5

export const isPlausible = (seconds: number, answered: number): boolean => seconds >= LEAST_SECONDS * answered

/** How many questions of an attempt have to be answered for it to count: 80%. */
export const leastAnswered = (length: number): number => Math.ceil((length * 4) / 5)

/** Null if the attempt counts. Questions answered too late are not answered. */
export function whyUncounted({
  answered,
  length,
  seconds,
}: Record<'answered' | 'length' | 'seconds', number>): UncountedReason | null {
  // The reason that a learner can do something about comes first.
  if (answered < leastAnswered(length)) return 'too_few_answered'
  return isPlausible(seconds, answered) ? null : 'too_fast'
}
