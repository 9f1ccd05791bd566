/** How well a learner masters a topic, from the least to the most. Whoever has answered nothing of it has no level. */
export const MASTERY_LEVELS = ['attempted', 'familiar', 'proficient', 'mastered'] as const
export type MasteryLevel = (typeof MASTERY_LEVELS)[number]

/** Where a level stands, from 1; 0 where there is none. */
export const rankOf = (level: MasteryLevel | null): number => (level === null ? 0 : MASTERY_LEVELS.indexOf(level) + 1)

/** The levels above one, up to another. */
export const levelsBetween = (above: MasteryLevel | null, upTo: MasteryLevel | null): MasteryLevel[] =>
  MASTERY_LEVELS.slice(rankOf(above), rankOf(upTo))
