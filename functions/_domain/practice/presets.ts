import type { Mixing } from '../memory/mixing.ts'

/** What a practice session is made of: what one attempt missed, weak spots, what the learner has never seen, an exam's mix, or what is due for review. */
export const PRESETS = ['attempt_misses', 'due', 'weak_spots', 'unseen', 'exam_mix'] as const
export type PracticePreset = (typeof PRESETS)[number]

/** What right answers in each say of mastery. */
export const MIXING: Record<PracticePreset, Mixing> = {
  attempt_misses: 'drill',
  due: 'mixed',
  weak_spots: 'drills_missed',
  unseen: 'mixed',
  exam_mix: 'mixed',
}

/** How many questions a learner may wish for. What one attempt missed may be fewer. */
export const PRACTICE_LENGTH = { least: 5, most: 100, usual: 20 } as const
