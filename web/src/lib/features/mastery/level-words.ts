import { MASTERY_LEVELS, type MasteryLevel } from '#domain/mastery/levels.ts'

/** What a topic shows: its level, or that nothing of it was answered. */
export type ShownLevel = MasteryLevel | 'none'

/** From the highest to none, as the legend lists them. */
export const SHOWN_LEVELS: readonly ShownLevel[] = [...MASTERY_LEVELS.toReversed(), 'none']

export const LEVEL_WORD: Record<ShownLevel, string> = {
  mastered: 'Mastered',
  proficient: 'Proficient',
  familiar: 'Familiar',
  attempted: 'Attempted',
  none: 'Not started',
}

/** What each level asks for, beside all that those below ask for. The thresholds are in the domain. */
export const LEVEL_ASKS: Record<MasteryLevel, string> = {
  attempted: 'You have answered at least one question.',
  familiar: 'Three questions are right, and at least half of those you have seen.',
  proficient: 'Five questions are right, and even on a weak day you would get 70% of the topic.',
  mastered: 'Five questions were right on two different days, and even on a weak day you would get 85%.',
}

/** "62–81%"; "100%" where there is no doubt. */
export const rangeText = ({ low, high }: { low: number; high: number }): string =>
  low === high ? `${low}%` : `${low}–${high}%`
